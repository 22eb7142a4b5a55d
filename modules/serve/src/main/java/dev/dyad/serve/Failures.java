package dev.dyad.serve;

import dev.dyad.core.UnreadableSampleException;
import java.io.EOFException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is said when something goes wrong. */
final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  /** The reply to a request whose body did not come whole. */
  static Reply ofBody(Throwable failure, ServiceLimits limits) {
    Throwable reason = reason(failure);
    if (reason instanceof TimeoutException) {
      return Reply.error(408, "the body did not come within %d s".formatted(limits.seconds()))
          .andClose();
    }
    if (reason instanceof HttpException http) {
      return Reply.error(http.getCode(), "bad request: " + http.getReason()).andClose();
    }
    if (reason instanceof EOFException) {
      return Reply.error(400, "the body ends before it should").andClose();
    }
    if (reason instanceof IllegalStateException) { // said of a chunked body that goes on and on
      return tooLarge(limits).andClose();
    }
    return Reply.error(400, "the body cannot be read: " + reason.getMessage()).andClose();
  }

  static Reply tooLarge(ServiceLimits limits) {
    return Reply.error(
        413, "a body may have up to %,d bytes (--max-body)".formatted(limits.bodyBytes()));
  }

  /** The reply to a request that could not be answered. */
  static Reply of(Throwable failure, Deadline deadline) {
    Throwable reason = reason(failure);
    if (reason instanceof Refusal refusal) {
      return Reply.of(refusal);
    }
    if (reason instanceof TimeoutException) {
      return Reply.of(deadline.missed());
    }
    if (reason instanceof CancellationException || reason instanceof InterruptedException) {
      return Reply.of(Refusal.forNow(5, "the service is being stopped"));
    }
    if (reason instanceof UnreadableSampleException || reason instanceof IllegalArgumentException) {
      return Reply.error(400, reason.getMessage());
    }
    LOG.error("a request failed", reason);
    if (reason instanceof OutOfMemoryError) {
      return Reply.of(Refusal.forNow(5, "out of memory. Send less at once"));
    }
    return Reply.error(500, "this should not happen: " + reason);
  }

  private static Throwable reason(Throwable failure) {
    Throwable reason = failure;
    while ((reason instanceof CompletionException || reason instanceof ExecutionException)
        && reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason;
  }
}
