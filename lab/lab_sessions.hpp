// SPDX-License-Identifier: Apache-2.0
/// Who uses a lab that several share, and what each of them has asked for.
#pragma once

#include "lab/engine_pool.hpp"
#include "lab/lab_run.hpp"
#include "lab/lab_state.hpp"

#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace carreau::lab {

struct SessionLimits {
  std::size_t sessions = 200;
  std::chrono::seconds idle = std::chrono::hours(24);
  /// Of one session: scenarios that it has asked for, and links to them.
  std::size_t states = 1'000;
  std::size_t state_bytes = std::size_t{16} << 20U;
  std::size_t links = 100;
};

/// A key that nobody guesses: 256 random bits, in hexadecimal.
[[nodiscard]] std::string fresh_key();

/// One browser. Its scenarios are kept as they were asked for, so that a result that is no longer
/// in memory can be computed again. Thread-safe.
class LabSession {
 public:
  LabSession(Client client, const SessionLimits& limits) : client_(client), limits_(limits) {}

  [[nodiscard]] Client client() const { return client_; }
  /// Makes a run its own. The scenarios that were asked for longest ago make room.
  void add(const std::string& run, const LabState& state);
  /// Null for a run that is not its own.
  [[nodiscard]] std::shared_ptr<const LabState> state_of(std::string_view run) const;
  void add_sweep(const std::string& sweep);
  [[nodiscard]] bool has_sweep(std::string_view sweep) const;
  [[nodiscard]] bool is_empty() const;

 private:
  struct Kept {
    std::shared_ptr<const LabState> state;
    std::size_t bytes = 0;
  };
  const Client client_;
  const SessionLimits limits_;
  mutable std::mutex mutex_;
  std::map<std::string, Kept, std::less<>> states_;
  std::deque<std::string> order_;  ///< the latest is the last
  std::size_t bytes_ = 0;
  std::set<std::string, std::less<>> sweeps_;
};

/// All of them. Keys are kept as digests: how long a look-up takes tells nothing of a key.
/// Thread-safe.
class LabSessions {
 public:
  using Clock = std::chrono::steady_clock;

  explicit LabSessions(const SessionLimits& limits = {},
                       std::function<Clock::time_point()> now = Clock::now);

  struct Begun {
    std::string key;
    std::shared_ptr<LabSession> session;
  };
  /// Sessions that were idle for too long make room, then one that never asked for anything.
  /// Throws RequestError 503 where there is none.
  [[nodiscard]] Begun begin();
  /// Null for a key that no session has, or whose session was idle for too long.
  [[nodiscard]] std::shared_ptr<LabSession> find(std::string_view key);

  /// The key of a link to a run of the session; it stands as long as the session. Throws
  /// RequestError 409 for more links than one session may have.
  [[nodiscard]] std::string share(const std::shared_ptr<LabSession>& session,
                                  const LabState& state);
  /// The scenario behind a link. Throws RequestError 404 for a link that does not stand.
  [[nodiscard]] std::shared_ptr<const LabState> shared(std::string_view key);

 private:
  struct Kept {
    std::shared_ptr<LabSession> session;
    Clock::time_point last_seen;
  };
  struct Link {
    Client client = 0;
    std::shared_ptr<const LabState> state;
  };
  void end_idle();
  void make_room();
  void end(std::map<std::string, Kept>::iterator session);

  const SessionLimits limits_;
  std::function<Clock::time_point()> now_;
  std::mutex mutex_;
  std::map<std::string, Kept> sessions_;  ///< by the digest of their key
  std::map<std::string, Link> links_;     ///< by the digest of their key
  Client begun_ = 0;
};

}  // namespace carreau::lab
