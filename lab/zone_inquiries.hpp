// SPDX-License-Identifier: Apache-2.0
/// What would move a zone of a run, found by runs of a session apart from those of the page.
#pragma once

#include "lab/lab.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace carreau::lab {

/// Thread-safe: one question after the other. The lab must outlive it.
class ZoneInquiries {
 public:
  explicit ZoneInquiries(const Lab& lab) : lab_(lab) {}

  /// `{"parameters": [name]}`: what may move a zone of the run.
  [[nodiscard]] static Json parameters(const LabRun& run);
  /// For `{"zone", "parameter"}`, how far the parameter may move before the zone of that id falls
  /// or comes in. Throws RequestError for any other content and for a zone that the run does not
  /// have, and Cancelled.
  [[nodiscard]] Json reach(const LabRun& run, std::string_view request);
  /// For `{"zone"}`, a near miss: the `cells` with which it would meet every criterion and their
  /// `people`, both null where there are none, and the same in a sentence.
  [[nodiscard]] Json additions(const LabRun& run, std::string_view request) const;
  /// For `{"percent"}`, which zones come and go, and which quartiers of the zonings have another
  /// verdict, where the threshold is by so many percent lower, and higher.
  [[nodiscard]] Json flips(const LabRun& run, std::string_view request);

 private:
  [[nodiscard]] Session& session_of(const LabRun& run);
  [[nodiscard]] Json side(const LabRun& run, double factor);

  const Lab& lab_;
  std::mutex mutex_;
  std::unique_ptr<Session> session_;  ///< made at the first question
};

}  // namespace carreau::lab
