/** Lock screens, headsets and media keys: what plays, and the same few things to do. */

/** @param {import("./radio.js").Radio} radio */
export function joinMediaSession(radio) {
  const session = navigator.mediaSession;
  if (!session) return;
  const toggle = (wanted) => () => radio.sounding !== wanted && radio.toggle();
  session.setActionHandler("play", toggle(true));
  session.setActionHandler("pause", toggle(false));
  session.setActionHandler("nexttrack", () => radio.skip());
  session.setActionHandler("previoustrack", null);
  session.setActionHandler("seekto", null);
  let shown = null;
  radio.addEventListener("change", () => {
    session.playbackState = radio.sounding ? "playing" : "paused";
    const { spin, track } = radio;
    if (!track || spin.spin === shown) return;
    shown = spin.spin;
    session.metadata = new MediaMetadata({ title: track.title, artist: track.artist, album: track.album ?? "Private FM" });
  });
}
