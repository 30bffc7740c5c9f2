package leeml.report;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a run ran on, as far as the JVM knows. */
public final class Machine {
  private Machine() {}

  /** Java, operating system, processor, cores and heap; the caller adds what else it knows. */
  public static Map<String, Object> facts() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("java", System.getProperty("java.version"));
    facts.put("jvm", System.getProperty("java.vm.name"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    facts.put("architecture", System.getProperty("os.arch"));
    facts.put("cores", Runtime.getRuntime().availableProcessors());
    facts.put("heapMebibytes", Runtime.getRuntime().maxMemory() >> 20);
    return facts;
  }
}
