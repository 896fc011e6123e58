/** Why this track: the server's reasons, in words and as small bars. */

const CHANNELS = {
  interest: "Close to what you have been enjoying",
  "long-term": "Close to what you have liked over time",
  graph: "Shares artist or tags with what you let play",
  popular: "Played by many",
  explore: "Something else, to find out",
  sessions: "Heard by others in sessions like yours",
  "item-to-item": "Often heard after or with what played lately",
};

/** The engine's features, as a listener would put them. */
const FEATURES = {
  "by interest": "Found by what you hear now",
  "by long-term": "Found by your lasting taste",
  "by graph": "Found by artist or tags",
  "by popular": "Found among the popular",
  "by explore": "Found while exploring",
  "by sessions": "Found in sessions like yours",
  "by item-to-item": "Found by what goes with what played",
  interest: "Like what you hear now",
  "interest share": "How strong that taste is",
  "long-term": "Like your lasting taste",
  "liked near": "Near what you liked",
  "completed near": "Near what you finished",
  "skipped near": "Near what you skipped",
  popularity: "Played by many",
  artist: "The artist",
  tags: "The genre and mood",
  "liked before": "Liked before",
  taste: "Your taste, by all you judged",
  foretold: "What others went on to hear",
  model: "What a larger model adds",
  diversity: "Unlike what just played",
  reputation: "What all thought of it lately",
};

/** Says nothing to a listener: it is the same for every track. */
const UNTOLD = new Set(["bias"]);

const $ = (id) => document.getElementById(id);
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** "tag_affinity" → "Tag affinity" */
const words = (name) => FEATURES[name] ?? sentence(name.replaceAll(/[-_.]+/g, " ").replaceAll(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`));

function percent(share) {
  if (share >= 0.995) return "certain";
  const figure = share * 100;
  return `${figure >= 10 ? Math.round(figure) : figure >= 0.1 ? figure.toFixed(1) : "below 0.1"} %`;
}

/** @param {object | null} why as in `play`; null until the server has told it */
export function showWhy(why, track) {
  $("why").hidden = track === null;
  if (!track) return;
  $("because").textContent = becauseOf(why);
  const facts = why ? factsOf(why) : [];
  $("why-facts").replaceChildren(...facts.map(fact));
  const features = (why?.features ?? []).filter(({ name }) => !UNTOLD.has(name));
  const largest = Math.max(...features.map(({ weight }) => Math.abs(weight)), 1e-9);
  $("why-bars").replaceChildren(...features.map((feature) => bar(feature, largest)));
  $("why-legend").hidden = features.every(({ weight }) => weight >= 0);
}

function becauseOf(why) {
  if (!why) return "Prepared while you listened";
  return sentence(why.because || CHANNELS[why.channel] || "Picked for you");
}

function factsOf(why) {
  return [
    ["Found through", sentence((why.channels ?? [why.channel]).join(", "))],
    ["Chosen", why.explored ? "to explore" : "for its score"],
    ["Chance of this draw", percent(why.propensity)],
  ];
}

function fact([name, value]) {
  const box = document.createElement("div");
  const term = document.createElement("dt");
  const told = document.createElement("dd");
  term.textContent = name;
  told.textContent = value;
  box.append(term, told);
  return box;
}

function bar({ name, weight }, largest) {
  const item = document.createElement("li");
  const label = document.createElement("span");
  const track = document.createElement("span");
  const fill = document.createElement("i");
  label.textContent = words(name);
  track.className = "track";
  fill.dataset.sign = weight < 0 ? "against" : "for";
  fill.style.setProperty("--share", (Math.abs(weight) / largest).toFixed(3));
  track.append(fill);
  item.append(label, track);
  item.setAttribute("aria-label", `${words(name)}: ${weight < 0 ? "against" : "for"}, ${weight.toFixed(2)}`);
  return item;
}
