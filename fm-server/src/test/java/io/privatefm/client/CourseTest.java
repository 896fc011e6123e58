package io.privatefm.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.privatefm.protocol.ServerMessage.Play;
import io.privatefm.protocol.ServerMessage.UpNext;
import io.privatefm.protocol.TrackInfo;
import io.privatefm.protocol.Why;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CourseTest {
  private final Course course = new Course();

  @Test
  void aPlayWithdrawsTheUpNext() {
    course.accepts(upNext("p-2"));
    assertTrue(course.accepts(play("p-3")));
    assertNull(course.upNext());
    assertEquals("p-3", course.spin());
  }

  @Test
  void aPlayThatWasInFlightWhenTheUpNextWasStartedIsPassedOver() {
    startedItself();
    assertFalse(course.accepts(play("p-3")));
    assertFalse(course.accepts(upNext("p-4")));
    assertEquals("p-2", course.spin());
  }

  @Test
  void theAcknowledgedStartLetsTheNextPlayThrough() {
    startedItself();
    course.acknowledged(6);
    assertFalse(course.accepts(play("p-3")));
    course.acknowledged(7);
    assertTrue(course.accepts(play("p-5")));
  }

  @Test
  void thePlayOfTheStartedSpinConfirmsIt() {
    startedItself();
    assertTrue(course.accepts(play("p-2")));
    assertTrue(course.accepts(play("p-5")));
  }

  @Test
  void aServerThatDoesNotContinueIsFollowed() {
    startedItself();
    course.forget();
    assertTrue(course.accepts(play("p-1")));
  }

  @Test
  void withoutAnnouncementNothingCanBeStarted() {
    var none = assertThrows(IllegalStateException.class, course::startUpNext);
    assertEquals("must be announced: upnext=none", none.getMessage());
  }

  private void startedItself() {
    course.accepts(play("p-1"));
    course.accepts(upNext("p-2"));
    course.startUpNext();
    course.ownStartIs(7);
  }

  private static Play play(String spin) {
    return new Play(spin, track(), new Why("popular", false, 0.5, null, List.of()), 0);
  }

  private static UpNext upNext(String spin) {
    return new UpNext(spin, track());
  }

  private static TrackInfo track() {
    return new TrackInfo("t", "Title", "Artist", null, 1_000, List.of(), null, 0, null, Map.of());
  }
}
