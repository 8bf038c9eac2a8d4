// SPDX-License-Identifier: Apache-2.0
#include "lab/run_desk.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace carreau::lab {

namespace {

/// Two, so that the serial parts of one run and the parallel parts of another overlap.
constexpr std::size_t kCheapWorkers = 2;
/// Dear runs share the threads that are left to them rather than wait for each other.
constexpr std::size_t kDearWorkers = 4;
/// How often one who waits looks whether he was asked to stop: a flag wakes nobody.
constexpr std::chrono::milliseconds kLook(50);
/// Clients whose turn is remembered.
constexpr std::size_t kServed = 1'000;

/// For the calling thread alone. Where the system refuses, it is as if nothing had been asked.
void lower_priority() {
  constexpr int kNice = 10;
  (void)::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), kNice);
}

bool is_stopped() {
  const Cancellation* const cancellation = current_cancellation();
  return cancellation != nullptr && cancellation->is_requested();
}

}  // namespace

RunDesk::RunDesk(Execute execute) : execute_(std::move(execute)) {
  for (std::size_t w = 0; w < kCheapWorkers; ++w) workers_.emplace_back([this] { work(false); });
  for (std::size_t w = 0; w < kDearWorkers; ++w) workers_.emplace_back([this] { work(true); });
}

RunDesk::~RunDesk() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
    for (const auto& asked : asked_) asked->stop.request();
  }
  there_is_work_.notify_all();
  for (std::thread& worker : workers_) worker.join();
}

std::shared_ptr<const LabRun> RunDesk::run(const std::shared_ptr<LabRun>& run, Client client,
                                           Milliseconds expected) {
  check_cancelled();
  std::unique_lock lock(mutex_);
  const std::shared_ptr<Asked> asked = asked_for(run, client, expected);
  ++asked->waiting;
  while (!asked->is_over && !is_stopped()) over_.wait_for(lock, kLook);
  --asked->waiting;
  if (!asked->is_over) {
    if (asked->waiting == 0) give_up(asked);
    throw Cancelled();
  }
  if (asked->failure) std::rethrow_exception(asked->failure);
  return asked->run;
}

/// The run that is asked for already, or one more.
std::shared_ptr<RunDesk::Asked> RunDesk::asked_for(const std::shared_ptr<LabRun>& run,
                                                   Client client, Milliseconds expected) {
  const auto known =
      std::ranges::find_if(asked_, [&](const auto& one) { return one->run->id == run->id; });
  if (known != asked_.end()) return *known;
  auto asked = std::make_shared<Asked>();
  asked->run = run;
  asked->client = client;
  asked->expected = expected;
  asked->number = ++asked_count_;
  asked->since = Clock::now();
  asked_.push_back(asked);
  there_is_work_.notify_all();
  return asked;
}

/// Whoever asks for it from now on begins it anew.
void RunDesk::give_up(const std::shared_ptr<Asked>& asked) {
  asked->stop.request();
  std::erase(asked_, asked);
}

std::optional<RunProgress> RunDesk::progress(std::string_view id) const {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::ranges::find_if(asked_, [&](const auto& one) { return one->run->id == id; });
  if (found == asked_.end()) return std::nullopt;
  const Asked& own = **found;
  RunProgress progress{own.has_begun, 0, Clock::now() - own.since, own.expected, own.meter.share()};
  if (own.has_begun) return progress;
  progress.before = static_cast<std::size_t>(std::ranges::count_if(asked_, [&](const auto& one) {
    return one->is_dear() == own.is_dear() && (one->has_begun || is_before(*one, own));
  }));
  return progress;
}

void RunDesk::work(bool is_for_dear) {
  if (is_for_dear) lower_priority();
  std::unique_lock lock(mutex_);
  for (;;) {
    std::shared_ptr<Asked> asked;
    there_is_work_.wait(lock, [&] {
      asked = next(is_for_dear);
      return is_ending_ || asked != nullptr;
    });
    if (is_ending_) return;
    asked->has_begun = true;
    asked->since = Clock::now();
    if (served_.size() > kServed) served_.clear();
    served_[asked->client] = ++served_count_;
    lock.unlock();
    execute(asked);
    lock.lock();
    asked->is_over = true;
    std::erase(asked_, asked);
    over_.notify_all();
  }
}

bool RunDesk::is_before(const Asked& a, const Asked& b) const {
  const auto turn = [&](const Asked& asked) {
    const auto served = served_.find(asked.client);
    return std::pair(served == served_.end() ? 0 : served->second, asked.number);
  };
  return turn(a) < turn(b);
}

std::shared_ptr<RunDesk::Asked> RunDesk::next(bool is_for_dear) const {
  std::shared_ptr<Asked> first;
  for (const auto& asked : asked_) {
    if (asked->has_begun || asked->is_dear() != is_for_dear) continue;
    if (!first || is_before(*asked, *first)) first = asked;
  }
  return first;
}

/// Without the lock: others ask meanwhile.
void RunDesk::execute(const std::shared_ptr<Asked>& asked) {
  const CancellationScope scope(&asked->stop);
  const WorkMeterScope metered(asked->meter);
  const auto work = [&] { execute_(asked->run, asked->client); };
  try {
    if (asked->is_dear()) run_in_background(work);
    else work();
  } catch (...) {
    // Any error is kept for those who wait for the run, on threads of their own.
    asked->failure = std::current_exception();
  }
}

}  // namespace carreau::lab
