// SPDX-License-Identifier: Apache-2.0
/// Owners of the structures of the Arrow C interfaces: each is released exactly once.
#pragma once

#include "files/arrow/arrow_abi.hpp"

#include <utility>

namespace carreau::files {

/// Owns an ArrowSchema, ArrowArray or ArrowArrayStream. Whoever is released has a null `release`,
/// as the interface prescribes, so taking one over leaves the source marked as released.
template <class Structure>
class ArrowOwner {
 public:
  ArrowOwner() = default;
  /// Takes over what `source` holds, and marks it as released.
  explicit ArrowOwner(Structure& source) : held_(source) { source.release = nullptr; }
  ArrowOwner(ArrowOwner&& other) noexcept : ArrowOwner(other.held_) {}
  ArrowOwner& operator=(ArrowOwner&& other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ArrowOwner(const ArrowOwner&) = delete;
  ArrowOwner& operator=(const ArrowOwner&) = delete;
  ~ArrowOwner() {
    if (held_.release != nullptr) held_.release(&held_);
  }

  /// Whether there is nothing to own: an end of a stream, or something taken over already.
  [[nodiscard]] bool is_released() const { return held_.release == nullptr; }
  /// To be filled in by a producer.
  [[nodiscard]] Structure& get() { return held_; }
  [[nodiscard]] const Structure& get() const { return held_; }
  /// Hands over to `target`, which must own nothing.
  void move_to(Structure& target) {
    target = held_;
    held_.release = nullptr;
  }

 private:
  Structure held_{};
};

using OwnedSchema = ArrowOwner<ArrowSchema>;
using OwnedArray = ArrowOwner<ArrowArray>;
using OwnedStream = ArrowOwner<ArrowArrayStream>;

}  // namespace carreau::files
