package leeml.job.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import leeml.error.UsageException;
import leeml.train.compress.Compressor;
import leeml.train.compress.FullPrecision;
import leeml.train.compress.lowrank.PowerSgd;
import leeml.train.compress.quantized.Fp16;
import leeml.train.compress.quantized.OneBit;
import leeml.train.compress.quantized.Sign;
import leeml.train.compress.sparse.RandomK;
import leeml.train.compress.sparse.Threshold;
import leeml.train.compress.sparse.TopK;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressorNamesTest {

  @Test
  void compressorsWithTheirDefaults() {
    assertThat(CompressorNames.parse("none")).isEqualTo(new FullPrecision());
    assertThat(CompressorNames.parse("fp16")).isEqualTo(new Fp16());
    assertThat(CompressorNames.parse("sign")).isEqualTo(new Sign());
    assertThat(CompressorNames.parse("onebit")).isEqualTo(new OneBit());
    assertThat(CompressorNames.parse("topk")).isEqualTo(TopK.of(0.01));
    assertThat(CompressorNames.parse("randomk")).isEqualTo(RandomK.unbiased(0.01));
    assertThat(CompressorNames.parse("threshold")).isEqualTo(Threshold.of(0.001));
    assertThat(CompressorNames.parse("powersgd")).isEqualTo(PowerSgd.of(2));
    assertThat(CompressorNames.parse(" topk : ratio = 1e-3 ")).isEqualTo(TopK.of(0.001));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none",
        "fp16",
        "sign",
        "onebit",
        "topk:ratio=0.0001",
        "topk:ratio=1",
        "randomk:ratio=0.25",
        "randomk:ratio=0.25,feedback=true",
        "threshold:tau=0.00005",
        "threshold:tau=20",
        "powersgd:rank=4"
      })
  void aCompressorsNameReadsBackAsItself(String text) {
    assertThat(CompressorNames.parse(text).name()).isEqualTo(text);
  }

  @Test
  void optionsOfThisTypeAreRead() {
    assertThat(Parsers.ALL.get(Compressor.class).apply("sign")).isEqualTo(new Sign());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "top-k:ratio=0.1 | no compressor 'top-k'; did you mean topk? (there are: none, fp16,",
        "topk:ration=0.1 | topk has no parameter ration; did you mean ratio? (it has: ratio)",
        "topk:ratio=0 | topk:ratio=0: ratio must be in (0, 1], but is 0.0",
        "topk:ratio=x | topk: ratio is 'x', expected a number",
        "randomk:feedback=yes | randomk: feedback is 'yes', expected true or false",
        "threshold:tau=-1 | threshold:tau=-1: tau must be above 0 and finite, but is -1.0",
        "powersgd:rank=0 | powersgd:rank=0: rank must be at least 1, but is 0",
        "powersgd:rank=1.5 | powersgd: rank is '1.5', expected a whole number",
        "sign:ratio=0.1 | sign has no parameter ratio (it has: none)"
      })
  void whatIsWrongIsNamed(String text, String message) {
    assertThatThrownBy(() -> CompressorNames.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(message);
  }
}
