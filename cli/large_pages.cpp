// SPDX-License-Identifier: Apache-2.0
/// The program's own operator new, which places large arrays in pages of 2 MiB. A column of two
/// million cells is 16 MB of fresh memory in every step. With pages of 4 KiB, each first access to
/// a page is a page fault, and these faults take longer than the work, above all in virtual
/// machines; with pages of 2 MiB there are 512 times fewer. The library leaves this choice to its
/// programs. Where the system has no large pages, or under a sanitizer, nothing changes.
#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t kPage = std::size_t{2} << 20U;
/// Used from half a page on. The unused rest of the page is never accessed and takes no memory.
constexpr std::size_t kLarge = kPage / 2;

void* allocate(std::size_t size) {
  if (size < kLarge) return std::malloc(size == 0 ? 1 : size);
  const std::size_t whole = (size + kPage - 1) / kPage * kPage;
  void* const memory = std::aligned_alloc(kPage, whole);
  // Only advice: a failure does no harm.
  if (memory != nullptr) madvise(memory, whole, MADV_HUGEPAGE);
  return memory;
}

}  // namespace

void* operator new(std::size_t size) {
  void* const memory = allocate(size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}
void* operator new[](std::size_t size) { return operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
