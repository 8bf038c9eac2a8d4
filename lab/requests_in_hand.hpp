// SPDX-License-Identifier: Apache-2.0
/// The requests that a server is answering, so that their work can be stopped.
#pragma once

#include "base/cancellation.hpp"

#include <mutex>
#include <set>

namespace carreau::lab {

/// Safe to use from several threads.
class RequestsInHand {
 public:
  /// Asks the work of every request in hand to stop, and of every one to come.
  void stop();

 private:
  friend class RequestInHand;
  void add(Cancellation& request);
  void remove(Cancellation& request);

  std::mutex mutex_;
  std::set<Cancellation*> requests_;
  bool is_stopped_ = false;
};

/// One of them. While it lives, the work of this thread can be stopped by it.
class RequestInHand {
 public:
  explicit RequestInHand(RequestsInHand& all);
  ~RequestInHand();
  RequestInHand(const RequestInHand&) = delete;
  RequestInHand& operator=(const RequestInHand&) = delete;

  [[nodiscard]] Cancellation& cancellation() { return cancellation_; }

 private:
  RequestsInHand& all_;
  Cancellation cancellation_;
  CancellationScope scope_;
};

}  // namespace carreau::lab
