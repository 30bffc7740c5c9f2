package leeml.cli.chaos.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A command of the operating system, which ends within seconds. */
final class HostCommand {

  private static final int PATIENCE_SECONDS = 10;

  private HostCommand() {}

  /**
   * Runs a command.
   *
   * @return why it failed; empty if it did not
   */
  static Optional<String> attempt(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.of(command[0] + " does not end");
      }
      return process.exitValue() == 0
          ? Optional.empty()
          : Optional.of(said.lines().findFirst().orElse(command[0] + " failed"));
    } catch (IOException e) {
      return Optional.of("there is no command " + command[0]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + List.of(command) + " ran", e);
    }
  }

  /**
   * Runs a command that has to work.
   *
   * @throws IOException with what it said
   */
  static void run(String... command) throws IOException {
    Optional<String> failure = attempt(command);
    if (failure.isPresent()) {
      throw new IOException(String.join(" ", command) + ": " + failure.get());
    }
  }
}
