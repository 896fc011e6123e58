package io.privatefm.rank;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads the {@code prior.json} of a training: an object whose {@code weights} and {@code
 * deviations} hold a number by the name of a feature. What else it tells is passed over.
 */
public final class PriorFile {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readerFor(Told.class);

  private PriorFile() {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Told(Map<String, Double> weights, Map<String, Double> deviations) {}

  /**
   * Reads a prior.
   *
   * @throws IllegalArgumentException in one line, naming the file and what is wrong with it
   */
  public static Prior read(Path file) {
    try {
      Told told = READER.readValue(file.toFile());
      return Prior.of(told.weights(), told.deviations());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "must be a prior.json with weights and deviations by feature: file="
              + file
              + " cause="
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("must be a readable file: " + file, e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(e.getMessage() + " file=" + file, e);
    }
  }
}
