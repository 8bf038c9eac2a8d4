// SPDX-License-Identifier: Apache-2.0
/// Long work for the start page, in a thread of its own: what makes a lab of files.
#pragma once

#include "base/cancellation.hpp"
#include "lab/lab.hpp"
#include "lab/start/web_progress.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <thread>

namespace carreau::lab {

/// Safe to use from several threads.
class Opening {
 public:
  enum class Status { idle, reading, ready, failed };
  using Work = std::function<std::unique_ptr<Lab>(const study::Watch& watch)>;

  Opening() = default;
  ~Opening();
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

  /// Begins to read. Throws RequestError 409 while something else is read.
  void begin(Work work);
  /// Stops what is read, and forgets what was.
  void stop();
  [[nodiscard]] Status status() const;
  /// What went wrong with the last work.
  [[nodiscard]] std::optional<Message> fault() const;
  [[nodiscard]] WebProgress& progress() { return progress_; }
  /// The lab that was made; only once, and null where the status is not ready.
  [[nodiscard]] std::unique_ptr<Lab> take();

 private:
  void run(const Work& work, const Cancellation& cancellation);

  mutable std::mutex mutex_;
  Status status_ = Status::idle;
  std::optional<Message> fault_;
  std::unique_ptr<Lab> lab_;
  WebProgress progress_;
  std::unique_ptr<Cancellation> cancellation_;
  std::mutex thread_mutex_;  ///< for begin() and stop()
  std::thread thread_;
};

/// A stable name: "reading".
[[nodiscard]] std::string_view to_text(Opening::Status status);

}  // namespace carreau::lab
