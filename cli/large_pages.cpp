// SPDX-License-Identifier: Apache-2.0
/// The program's own operator new, which places large arrays in pages of 2 MiB. A column of two
/// million cells is 16 MB of fresh memory in every step. With pages of 4 KiB, each first access to
/// a page is a page fault, and these faults take longer than the work, above all in virtual
/// machines; with pages of 2 MiB there are 512 times fewer, and those of one step serve the next.
/// The library leaves this choice to its programs. Where the system has no large pages they are
/// small; under a sanitizer nothing changes.
#include "cli/page_store.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace {

using carreau::cli::PageStore;

/// Used from half a page on. The unused rest of the page is never accessed and takes no memory.
constexpr std::size_t kLarge = PageStore::kPage / 2;

/// Never destroyed: what ends after main() still gives memory back.
PageStore& store() {
  alignas(PageStore) static char place[sizeof(PageStore)];
  static PageStore* const made = new (place) PageStore();
  return *made;
}

void* allocate(std::size_t size) {
  return size < kLarge ? std::malloc(size == 0 ? 1 : size) : store().take(size);
}

void release(void* memory) noexcept {
  // Few other addresses are multiples of a page, so the store is seldom asked in vain.
  const bool is_large = reinterpret_cast<std::uintptr_t>(memory) % PageStore::kPage == 0;
  if (memory != nullptr && is_large && store().give_back(memory)) return;
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) {
  void* const memory = allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
