package leeml.job;

/** What a job is handed: the session, the report, and the run's common settings. */
public final class Run {}
