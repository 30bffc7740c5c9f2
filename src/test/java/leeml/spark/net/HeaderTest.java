package leeml.spark.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A message is read as it was begun, and what is none is refused. */
class HeaderTest {

  @Test
  void isReadAsItWasWritten() {
    ByteBuffer sent = Header.start(4, TimeUnit.HOURS, 7, -1).putInt(99).flip();
    ByteBuffer opened = Header.open(sent, 2);
    assertThat(Header.kind(TimeUnit.class, opened)).isEqualTo(TimeUnit.HOURS);
    assertThat(opened.getInt()).isEqualTo(7);
    assertThat(opened.getInt()).isEqualTo(-1);
    assertThat(opened.getInt()).as("the body").isEqualTo(99);
    assertThat(sent.position()).as("the message itself is not read").isZero();
  }

  @Test
  void whatIsTooShortIsRefused() {
    ByteBuffer sent = Header.start(0, TimeUnit.HOURS, 7).flip();
    assertThatThrownBy(() -> Header.open(sent, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a message of 8 bytes, expected at least 12");
  }

  @Test
  void aKindThatIsNoneIsRefused() {
    ByteBuffer sent = ByteBuffer.allocate(8);
    assertThatThrownBy(() -> Header.kind(TimeUnit.class, Header.open(sent, 1)))
        .hasMessage("a message of kind 0, expected 1 to 7");
  }
}
