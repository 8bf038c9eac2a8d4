// SPDX-License-Identifier: Apache-2.0
#include "cli/page_store.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <new>
#include <utility>

namespace carreau::cli {

namespace {

/// Memory of the system at a multiple of a page: more is reserved, and both ends are given back.
char* map_pages(std::size_t size) {
  const std::size_t reserved = size + PageStore::kPage;
  void* const at =
      mmap(nullptr, reserved, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (at == MAP_FAILED) return nullptr;
  char* const begin = static_cast<char*>(at);
  const std::size_t before =
      (PageStore::kPage - reinterpret_cast<std::uintptr_t>(begin) % PageStore::kPage) %
      PageStore::kPage;
  if (before > 0) munmap(begin, before);
  munmap(begin + before + size, PageStore::kPage - before);
  // Only advice: a failure does no harm.
  madvise(begin + before, size, MADV_HUGEPAGE);
  return begin + before;
}

}  // namespace

PageStore::~PageStore() {
  for (const Pieces* const pieces : {&used_, &kept_}) {
    for (const auto& [at, size] : *pieces) munmap(at, size);
  }
}

void* PageStore::take(std::size_t size) {
  const std::size_t whole = (std::max<std::size_t>(size, 1) + kPage - 1) / kPage * kPage;
  if (whole < size) return nullptr;
  const std::lock_guard lock(mutex_);
  try {
    char* const kept = take_kept(whole);
    return kept != nullptr ? kept : take_fresh(whole);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

/// From the smallest piece that is large enough, the first of several.
char* PageStore::take_kept(std::size_t size) {
  auto best = kept_.end();
  for (auto piece = kept_.begin(); piece != kept_.end(); ++piece) {
    if (piece->second < size) continue;
    if (best == kept_.end() || piece->second < best->second) best = piece;
  }
  if (best == kept_.end()) return nullptr;
  char* const at = best->first;
  if (best->second > size) kept_.emplace(at + size, best->second - size);
  auto piece = kept_.extract(best);
  piece.mapped() = size;
  used_.insert(std::move(piece));
  in_kept_ -= size;
  in_use_ += size;
  return at;
}

char* PageStore::take_fresh(std::size_t size) {
  // First, so that both are never held at once beyond the peak.
  most_used_ = std::max(most_used_, in_use_ + size);
  shrink_to(most_used_ - (in_use_ + size));
  char* const at = map_pages(size);
  if (at == nullptr) return nullptr;
  used_.emplace(at, size);
  in_use_ += size;
  return at;
}

bool PageStore::give_back(void* memory) noexcept {
  const std::lock_guard lock(mutex_);
  auto piece = used_.extract(static_cast<char*>(memory));
  if (piece.empty()) return false;
  in_use_ -= piece.mapped();
  in_kept_ += piece.mapped();
  keep(std::move(piece));
  shrink_to(kMostKept);
  return true;
}

/// Joins the piece to its neighbours. Allocates nothing, because memory is given back here.
void PageStore::keep(Pieces::node_type piece) {
  auto at = kept_.insert(std::move(piece)).position;
  const auto next = std::next(at);
  if (next != kept_.end() && at->first + at->second == next->first) {
    at->second += next->second;
    kept_.erase(next);
  }
  if (at == kept_.begin()) return;
  const auto before = std::prev(at);
  if (before->first + before->second != at->first) return;
  before->second += at->second;
  kept_.erase(at);
}

/// Gives the system what is kept beyond `most`.
void PageStore::shrink_to(std::size_t most) {
  while (in_kept_ > most) {
    const auto last = std::prev(kept_.end());
    const std::size_t size = std::min(last->second, in_kept_ - most);
    munmap(last->first + last->second - size, size);
    in_kept_ -= size;
    last->second -= size;
    if (last->second == 0) kept_.erase(last);
  }
}

std::size_t PageStore::in_use() const {
  const std::lock_guard lock(mutex_);
  return in_use_;
}

std::size_t PageStore::kept() const {
  const std::lock_guard lock(mutex_);
  return in_kept_;
}

}  // namespace carreau::cli
