package leeml.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import leeml.error.BadInputException;

/** A file of a web server; asks for the rest of it by a range (RFC 9110, section 14). */
record WebSource(String url) implements Source {
  private static final Duration CONNECT = Duration.ofSeconds(20);
  private static final Duration ANSWER = Duration.ofSeconds(60);
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/(\\d+|\\*)");

  @Override
  public Opened open(long from) throws IOException {
    HttpResponse<InputStream> answer = get(from);
    return switch (answer.statusCode()) {
      case 200 -> new Opened(answer.body(), 0, length(answer));
      case 206 -> part(answer);
      // Nothing lies behind what is there already, or what is there is of another file.
      case 416 -> from > 0 ? startOver(answer) : refused(answer);
      default -> refused(answer);
    };
  }

  private HttpResponse<InputStream> get(long from) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(ANSWER);
    if (from > 0) {
      request.header("Range", "bytes=" + from + "-");
    }
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted").initCause(e);
    }
  }

  private Opened part(HttpResponse<InputStream> answer) throws IOException {
    String range = answer.headers().firstValue("Content-Range").orElse("");
    Matcher matcher = CONTENT_RANGE.matcher(range);
    if (!matcher.matches()) {
      answer.body().close();
      throw new IOException(url + " answered with a part, but with the range '" + range + "'");
    }
    long total = matcher.group(2).equals("*") ? -1 : Long.parseLong(matcher.group(2));
    return new Opened(answer.body(), Long.parseLong(matcher.group(1)), total);
  }

  private Opened startOver(HttpResponse<InputStream> answer) throws IOException {
    answer.body().close();
    return open(0);
  }

  private Opened refused(HttpResponse<InputStream> answer) throws IOException {
    answer.body().close();
    throw new BadInputException(
        url, "the server answered " + answer.statusCode() + ", expected the file");
  }

  private static long length(HttpResponse<InputStream> answer) {
    return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
  }
}
