// SPDX-License-Identifier: Apache-2.0
/// Progress and cancellation while the rows of a table are read.
#pragma once

#include "base/cancellation.hpp"
#include "base/progress.hpp"
#include "files/table.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace carreau::inputs {

/// Reports progress while the rows of a table are read: in bytes for text, assuming rows of equal
/// length, otherwise in rows.
class RowProgress {
 public:
  RowProgress(const files::Table& table, Progress* progress)
      : progress_(progress), left_(total(table)), step_(kStep) {
    if (table.bytes() == 0) return;
    // Bytes for a number of rows, if all rows had the same length.
    step_ *= left_ / static_cast<std::int64_t>(std::max<std::size_t>(table.most_rows(), 1));
  }
  // What is left of the estimate is reported at the end, so that progress always reaches its total.
  ~RowProgress() {
    if (progress_ != nullptr && left_ > 0) progress_->advance(left_);
  }
  RowProgress(const RowProgress&) = delete;
  RowProgress& operator=(const RowProgress&) = delete;

  static Progress::Unit unit(const files::Table& table) {
    return table.bytes() > 0 ? Progress::Unit::bytes : Progress::Unit::cells;
  }
  static std::int64_t total(const files::Table& table) {
    return table.bytes() > 0 ? table.bytes() : static_cast<std::int64_t>(table.most_rows());
  }
  void count_row() {
    if (++rows_ % kStep != 0) return;
    // Cancellation and progress are looked at rarely: rows take less than a microsecond.
    check_cancelled();
    if (progress_ == nullptr) return;
    const std::int64_t done = std::min(step_, left_);
    left_ -= done;
    progress_->advance(done);
  }

 private:
  static constexpr std::int64_t kStep = 16'384;
  Progress* progress_;
  std::int64_t left_;
  std::int64_t step_;  ///< bytes or rows that correspond to kStep rows
  std::int64_t rows_ = 0;
};

}  // namespace carreau::inputs
