// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_sessions.hpp"

#include "base/error.hpp"
#include "inputs/digest.hpp"
#include "lab/request_error.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <utility>

namespace carreau::lab {

namespace {

/// What a scenario occupies, roughly.
std::size_t bytes_of(const LabState& state) {
  constexpr std::size_t kCell = 64;
  constexpr std::size_t kEntry = 200;
  std::size_t bytes = kEntry * (1 + state.settings.size() + state.edits.size());
  for (const Edit& edit : state.edits) {
    bytes += kCell * edit.cells.size() + edit.reason.size();
    for (const auto& ring : edit.polygon) bytes += ring.size() * sizeof(Point);
  }
  return bytes;
}

}  // namespace

std::string fresh_key() {
  std::array<unsigned char, 32> bytes{};
  // The kernel gives so few bytes at once; only before the machine has started does it wait.
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw IoError(std::string(), Message{"random_failed"});
  }
  std::string key;
  for (const unsigned char byte : bytes) key += fmt::format("{:02x}", byte);
  return key;
}

void LabSession::add(const std::string& run, const LabState& state) {
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = states_.try_emplace(run);
  if (is_new) {
    known->second = {std::make_shared<LabState>(state), bytes_of(state)};
    bytes_ += known->second.bytes;
  } else {
    std::erase(order_, run);
  }
  order_.push_back(run);
  while (order_.size() > 1 && (order_.size() > limits_.states || bytes_ > limits_.state_bytes)) {
    const auto oldest = states_.find(order_.front());
    bytes_ -= oldest->second.bytes;
    states_.erase(oldest);
    order_.pop_front();
  }
}

std::shared_ptr<const LabState> LabSession::state_of(std::string_view run) const {
  const std::lock_guard lock(mutex_);
  const auto known = states_.find(run);
  return known == states_.end() ? nullptr : known->second.state;
}

void LabSession::add_sweep(const std::string& sweep) {
  const std::lock_guard lock(mutex_);
  sweeps_.insert(sweep);
}

bool LabSession::has_sweep(std::string_view sweep) const {
  const std::lock_guard lock(mutex_);
  return sweeps_.contains(sweep);
}

bool LabSession::is_empty() const {
  const std::lock_guard lock(mutex_);
  return states_.empty() && sweeps_.empty();
}

LabSessions::LabSessions(const SessionLimits& limits, std::function<Clock::time_point()> now)
    : limits_(limits), now_(std::move(now)) {}

LabSessions::Begun LabSessions::begin() {
  std::string key = fresh_key();
  const std::lock_guard lock(mutex_);
  end_idle();
  if (sessions_.size() >= limits_.sessions) make_room();
  auto session = std::make_shared<LabSession>(++begun_, limits_);
  sessions_[inputs::text_digest(key)] = {session, now_()};
  return {std::move(key), std::move(session)};
}

std::shared_ptr<LabSession> LabSessions::find(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto known = sessions_.find(inputs::text_digest(key));
  if (known == sessions_.end()) return nullptr;
  if (now_() - known->second.last_seen > limits_.idle) {
    end(known);
    return nullptr;
  }
  known->second.last_seen = now_();
  return known->second.session;
}

void LabSessions::end_idle() {
  for (auto one = sessions_.begin(); one != sessions_.end();) {
    const auto next = std::next(one);
    if (now_() - one->second.last_seen > limits_.idle) end(one);
    one = next;
  }
}

void LabSessions::make_room() {
  auto oldest = sessions_.end();
  for (auto one = sessions_.begin(); one != sessions_.end(); ++one) {
    if (!one->second.session->is_empty()) continue;
    const bool is_older =
        oldest == sessions_.end() || one->second.last_seen < oldest->second.last_seen;
    if (is_older) oldest = one;
  }
  if (oldest != sessions_.end()) return end(oldest);
  throw RequestError(
      503, "sessions_full",
      Message{"sessions_full", {{"most", Count{static_cast<std::int64_t>(limits_.sessions)}}}});
}

/// The links of a session end with it.
void LabSessions::end(std::map<std::string, Kept>::iterator session) {
  const Client client = session->second.session->client();
  std::erase_if(links_, [&](const auto& link) { return link.second.client == client; });
  sessions_.erase(session);
}

std::string LabSessions::share(const std::shared_ptr<LabSession>& session, const LabState& state) {
  std::string key = fresh_key();
  const std::lock_guard lock(mutex_);
  const auto own = static_cast<std::size_t>(std::ranges::count_if(
      links_, [&](const auto& link) { return link.second.client == session->client(); }));
  if (own >= limits_.links) {
    throw RequestError(
        409, "links_full",
        Message{"links_full", {{"most", Count{static_cast<std::int64_t>(limits_.links)}}}});
  }
  links_[inputs::text_digest(key)] = {session->client(), std::make_shared<LabState>(state)};
  return key;
}

std::shared_ptr<const LabState> LabSessions::shared(std::string_view key) {
  const std::lock_guard lock(mutex_);
  const auto link = links_.find(inputs::text_digest(key));
  if (link != links_.end()) return link->second.state;
  throw RequestError(404, "link_unknown", Message{"link_unknown"});
}

}  // namespace carreau::lab
