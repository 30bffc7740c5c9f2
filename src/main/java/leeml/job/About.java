package leeml.job;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the launcher says of a job without running it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface About {

  /** The name after {@code ./leeml run}: {@code ch02.bias-variance}. */
  String name();

  /** The rows of the course that the job shows: {@code "2.4"}. */
  String[] rows();

  /** One line: what the job does. */
  String summary();

  /** Whether the chapter's name alone runs this job; one job a chapter. */
  boolean main() default false;
}
