// SPDX-License-Identifier: Apache-2.0
/// Pages of 2 MiB for large arrays, which are used again instead of being given back to the system.
#pragma once

#include <cstddef>
#include <map>
#include <mutex>

namespace carreau::cli {

/// Memory in whole pages of 2 MiB. What is given back stays for the next array, whatever its size:
/// neighbours are joined and larger pieces are cut. A fresh page has to be cleared by the system
/// first, which takes longer than to fill it; a run over a nation would clear twice what it holds
/// at its peak. Never more is held than was in use at once, so that the peak does not grow. Any
/// thread may call it.
class PageStore {
 public:
  static constexpr std::size_t kPage = std::size_t{2} << 20U;
  /// At most as much waits for its next use: a program that runs for days should not keep what it
  /// needed to begin.
  static constexpr std::size_t kMostKept = std::size_t{384} << 20U;

  PageStore() = default;
  ~PageStore();
  PageStore(const PageStore&) = delete;
  PageStore& operator=(const PageStore&) = delete;

  /// `size` bytes at a multiple of kPage, with what was last written there; null where the system
  /// has no memory left.
  [[nodiscard]] void* take(std::size_t size);
  /// False where `memory` does not come from take().
  bool give_back(void* memory) noexcept;

  // In bytes:
  [[nodiscard]] std::size_t in_use() const;
  [[nodiscard]] std::size_t kept() const;

 private:
  using Pieces = std::map<char*, std::size_t>;

  [[nodiscard]] char* take_kept(std::size_t size);
  [[nodiscard]] char* take_fresh(std::size_t size);
  void keep(Pieces::node_type piece);
  void shrink_to(std::size_t most);

  mutable std::mutex mutex_;
  Pieces used_;
  Pieces kept_;
  std::size_t in_use_ = 0;
  std::size_t in_kept_ = 0;
  std::size_t most_used_ = 0;
};

}  // namespace carreau::cli
