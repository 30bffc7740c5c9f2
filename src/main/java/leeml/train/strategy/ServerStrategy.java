package leeml.train.strategy;

import leeml.train.server.Exchange;
import leeml.train.worker.LocalWork;

/** A strategy whose workers go at their own pace and meet a parameter server. */
public interface ServerStrategy extends Strategy, LocalWork, Exchange {}
