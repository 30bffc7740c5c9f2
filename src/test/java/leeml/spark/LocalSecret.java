package leeml.spark;

import org.apache.hadoop.security.UserGroupInformation;

/**
 * The secret that Spark makes for a local application with {@code spark.authenticate}: it gives it
 * to the user of this JVM, who brings it to every application after that one, whatever is set.
 */
public final class LocalSecret {

  private LocalSecret() {}

  /** Lets the next application begin with a user who has no secret. */
  public static void forget() {
    UserGroupInformation.setLoginUser(null);
  }
}
