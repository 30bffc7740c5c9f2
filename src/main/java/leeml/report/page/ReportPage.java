package leeml.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import leeml.report.Claim;
import leeml.report.Digits;
import leeml.report.Report;
import leeml.report.RunResult;

/** Draws a result as one self-contained HTML page. */
public final class ReportPage {
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
  private static final Template TEMPLATE = Mustache.compiler().compile(resource("report.mustache"));

  private ReportPage() {}

  /** The page of a run; the same result gives the same page. */
  public static String of(RunResult result) {
    Report report = result.report();
    PageBlocks blocks = new PageBlocks(report.sections());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("title", result.title());
    page.put("job", result.job());
    page.put("status", result.status().word());
    page.put("error", result.error().orElse(null));
    page.put("smoke", report.smoke());
    page.put("facts", pairs(headFacts(result)));
    page.put("claims", report.claims().stream().map(ReportPage::claim).toList());
    page.put("verdict", verdict(report.claims()));
    page.put("metrics", pairs(report.metrics()));
    page.put("ledger", pairs(flat(result.ledger())));
    page.put("config", pairs(flat(result.config())));
    page.put("environment", pairs(flat(result.environment())));
    page.put("blocks", blocks.blocks());
    page.put("contents", blocks.headings().size() > 2 ? blocks.headings() : List.of());
    page.put("style", resource("report.css"));
    page.put("charts", blocks.hasCharts() ? charts(blocks) : null);
    return TEMPLATE.execute(page);
  }

  private static Map<String, Object> charts(PageBlocks blocks) {
    Map<String, Object> charts = new LinkedHashMap<>();
    charts.put("library", resource(ECHARTS));
    charts.put("shapes", resource("shapes.js"));
    charts.put("script", resource("report.js"));
    charts.put("data", insideScript(blocks.options()));
    return charts;
  }

  /** JSON that cannot end the script element around it. */
  private static String insideScript(String json) {
    return json.replace("<", "\\u003c");
  }

  private static Map<String, Object> headFacts(RunResult result) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("time", Digits.of(result.seconds(), 3) + " s");
    facts.putAll(result.facts());
    return facts;
  }

  private static Map<String, Object> claim(Claim claim) {
    return Map.of(
        "row", claim.row(),
        "claim", Markup.inline(claim.claim()),
        "value", claim.valueText(),
        "limit", claim.limit().text(),
        "holds", claim.holds(),
        "smoke", claim.smoke());
  }

  private static String verdict(List<Claim> claims) {
    long failing = claims.stream().filter(claim -> !claim.holds()).count();
    if (failing > 0) {
      return "%d of %d %s not hold."
          .formatted(failing, claims.size(), failing == 1 ? "does" : "do");
    }
    return claims.size() == 1 ? "It holds." : "All %d hold.".formatted(claims.size());
  }

  private static List<Map<String, Object>> pairs(Map<String, ?> values) {
    List<Map<String, Object>> pairs = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          boolean number = value instanceof Number;
          String text = number ? Digits.of((Number) value) : String.valueOf(value);
          pairs.add(Map.of("name", name, "value", text, "number", number));
        });
    return pairs;
  }

  /** Maps inside maps as one, with keys such as {@code data.path}. */
  private static Map<String, Object> flat(Map<String, ?> nested) {
    Map<String, Object> flat = new LinkedHashMap<>();
    nested.forEach((key, value) -> flatten(key, value, flat));
    return flat;
  }

  private static void flatten(String key, Object value, Map<String, Object> into) {
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      map.forEach((name, inner) -> flatten(key + "." + name, inner, into));
    } else {
      into.put(key, value);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
