// SPDX-License-Identifier: Apache-2.0
/// The requests that a server is answering, so that their work can be stopped.
#pragma once

#include "base/cancellation.hpp"
#include "lab/engine_pool.hpp"

#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace carreau::lab {

/// A run that a page waits for: that of one tab of one client.
struct AwaitedRun {
  Client client = 0;
  std::string tab;
  std::string run;
  bool is_dear = false;
};

class RequestInHand;

/// Safe to use from several threads.
class RequestsInHand {
 public:
  /// Asks the work of every request in hand to stop, and of every one to come.
  void stop();
  /// Asks what a tab waits for to stop.
  void stop(Client client, std::string_view tab);
  /// The run that a tab waits for; empty where it waits for none.
  [[nodiscard]] std::string run_of(Client client, std::string_view tab) const;

 private:
  friend class RequestInHand;
  void add(RequestInHand& request);
  void remove(RequestInHand& request);
  void await(RequestInHand& request, AwaitedRun run);

  mutable std::mutex mutex_;
  std::set<RequestInHand*> requests_;
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
  /// Says what it waits for. A dear run that the same tab waited for is stopped: the page has asked
  /// for something newer. A cheap one comes to its end, since stopping it costs more.
  void await(AwaitedRun run) { all_.await(*this, std::move(run)); }

 private:
  friend class RequestsInHand;
  RequestsInHand& all_;
  Cancellation cancellation_;
  CancellationScope scope_;
  std::optional<AwaitedRun> run_;  ///< changed and read under the lock of all
};

}  // namespace carreau::lab
