package ch07_cnn.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CanvasTest {

  @Test
  void wallPutsTilesSideBySide() {
    Canvas a = new Canvas(1, 2, new float[] {1, 2});
    Canvas b = new Canvas(1, 2, new float[] {3, 4});
    Canvas wall = Canvas.wall(List.of(a, b, b, a), 2);
    assertEquals(2, wall.height());
    assertArrayEquals(new float[] {1, 2, 3, 4, 3, 4, 1, 2}, wall.pixels());
  }

  @Test
  void rollingBackGivesTheSame() {
    Canvas canvas = Canvas.noise(5, 7, 3);
    assertArrayEquals(canvas.pixels(), canvas.rolled(3, -2).rolled(-3, 2).pixels());
    assertArrayEquals(
        new float[] {4, 3, 2, 1}, new Canvas(2, 2, new float[] {1, 2, 3, 4}).rolled(1, 1).pixels());
  }

  @Test
  void enlargingIsAPlaneBetweenCentresAndFlatOutside() {
    Canvas ramp = new Canvas(1, 2, new float[] {0, 1});
    assertArrayEquals(new float[] {0, 0.25f, 0.75f, 1}, ramp.resized(1, 4).pixels(), 1e-6f);
    assertArrayEquals(ramp.pixels(), ramp.resized(1, 2).pixels(), 0);
    assertArrayEquals(new float[] {0.5f}, ramp.resized(1, 1).pixels(), 1e-6f);
  }

  @Test
  void sumsStayWithinTheRangeOfAPicture() {
    Canvas sum =
        new Canvas(1, 3, new float[] {0.5f, 0.9f, 0.1f})
            .plus(2, new Canvas(1, 3, new float[] {0.1f, 0.1f, -0.1f}));
    assertArrayEquals(new float[] {0.7f, 1, 0}, sum.pixels(), 1e-6f);
  }

  @Test
  void saysWhenPixelsDoNotFill() {
    assertThrows(IllegalArgumentException.class, () -> new Canvas(2, 2, new float[3]));
  }

  @Test
  void texturesGoOnWhereTheyWouldRepeat() {
    for (Texture texture : Texture.values()) {
      Canvas small = texture.square(20);
      Canvas large = texture.square(40);
      for (int i = 0; i < 20; i++) {
        for (int j = 0; j < 20; j++) {
          float pixel = small.pixels()[i * 20 + j];
          assertEquals(large.pixels()[i * 40 + j], pixel, texture + " at " + i + ", " + j);
          assertEquals(0.5, pixel, 0.5, "a pixel's range");
        }
      }
    }
  }
}
