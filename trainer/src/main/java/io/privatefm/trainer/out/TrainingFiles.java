package io.privatefm.trainer.out;

/** The names of the files of a training; docs/training.md tells what is in them. */
public final class TrainingFiles {
  public static final String VECTORS = "vectors.npy";
  public static final String VECTOR_IDS = "vector-ids.txt";
  public static final String TRACKS = "tracks.jsonl";
  public static final String POPULARITY = "popularity.tsv";
  public static final String CO_LISTENS = "co-listens.tsv";
  public static final String SESSIONS = "sessions.jsonl";
  public static final String GRAPH = "graph.tsv";
  public static final String PRIOR = "prior.json";
  public static final String REPORT = "report.json";
  public static final String REPORT_TEXT = "report.md";
  public static final String CATALOGUE = "catalogue";

  private TrainingFiles() {}
}
