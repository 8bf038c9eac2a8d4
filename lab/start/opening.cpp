// SPDX-License-Identifier: Apache-2.0
#include "lab/start/opening.hpp"

#include "base/error.hpp"
#include "lab/request_error.hpp"

#include <utility>

namespace carreau::lab {

Opening::~Opening() { stop(); }

void Opening::begin(Work work) {
  const std::lock_guard threads(thread_mutex_);
  {
    const std::lock_guard lock(mutex_);
    if (status_ == Status::reading) {
      throw RequestError(409, "busy", Message{"files_are_read"});
    }
    status_ = Status::reading;
    fault_.reset();
    lab_.reset();
  }
  if (thread_.joinable()) thread_.join();
  cancellation_ = std::make_unique<Cancellation>();
  thread_ = std::thread([this, work = std::move(work)] { run(work, *cancellation_); });
}

void Opening::run(const Work& work, const Cancellation& cancellation) {
  std::unique_ptr<Lab> lab;
  std::optional<Message> fault;
  try {
    const CancellationScope scope(&cancellation);
    lab = work({&progress_, &cancellation});
  } catch (const Cancelled&) {
    // Given up by its user: no lab, and no fault.
  } catch (...) {
    // Told to the page, which asks how far the reading is; nothing may leave a thread.
    fault = as_request_error(std::current_exception()).message();
  }
  progress_.end();
  const std::lock_guard lock(mutex_);
  status_ = lab ? Status::ready : (fault ? Status::failed : Status::idle);
  lab_ = std::move(lab);
  fault_ = std::move(fault);
}

void Opening::stop() {
  const std::lock_guard threads(thread_mutex_);
  if (cancellation_) cancellation_->request();
  if (thread_.joinable()) thread_.join();
  const std::lock_guard lock(mutex_);
  status_ = Status::idle;
  lab_.reset();
}

Opening::Status Opening::status() const {
  const std::lock_guard lock(mutex_);
  return status_;
}

std::optional<Message> Opening::fault() const {
  const std::lock_guard lock(mutex_);
  return fault_;
}

std::unique_ptr<Lab> Opening::take() {
  const std::lock_guard lock(mutex_);
  return std::move(lab_);
}

std::string_view to_text(Opening::Status status) {
  switch (status) {
    case Opening::Status::idle: return "idle";
    case Opening::Status::reading: return "reading";
    case Opening::Status::ready: return "ready";
    case Opening::Status::failed: break;
  }
  return "failed";
}

}  // namespace carreau::lab
