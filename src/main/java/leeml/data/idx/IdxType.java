package leeml.data.idx;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an IDX array holds; numbers of more than one byte are big-endian. */
public enum IdxType {
  /** 0 to 255. */
  UNSIGNED_BYTE(0x08, 1),
  /** −128 to 127. */
  SIGNED_BYTE(0x09, 1),
  /** 16-bit signed. */
  SHORT(0x0B, 2),
  /** 32-bit signed. */
  INT(0x0C, 4),
  /** 32-bit IEEE 754. */
  FLOAT(0x0D, 4),
  /** 64-bit IEEE 754. */
  DOUBLE(0x0E, 8);

  private final int code;
  private final int bytes;

  IdxType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  /** The third byte of the file. */
  public int code() {
    return code;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  static Optional<IdxType> ofCode(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  static String codes() {
    return Arrays.stream(values())
        .map(type -> String.format("0x%02x", type.code))
        .collect(Collectors.joining(", "));
  }
}
