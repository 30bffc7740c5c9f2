package leeml.spark.standalone;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another class's {@code main} for as long as whoever started this JVM lives: its end closes
 * the pipe that standard input comes from, however it came about.
 */
public final class Tether {

  private Tether() {}

  /**
   * Runs a class.
   *
   * @param args the class's name, and then its own arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(Tether::exitWithStandardInput, "tether");
    watch.setDaemon(true);
    watch.start();
    String[] own = Arrays.copyOfRange(args, 1, args.length);
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) own);
    } catch (InvocationTargetException e) {
      e.getCause().printStackTrace();
      System.exit(1);
    }
  }

  private static void exitWithStandardInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A pipe that cannot be read any more has ended as well.
    }
    System.exit(0);
  }
}
