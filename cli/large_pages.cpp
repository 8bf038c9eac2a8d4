// SPDX-License-Identifier: Apache-2.0
/// The program's own operator new: columns of a nation in pages of 2 MiB.
///
/// A column of two million cells is 16 MB of fresh memory at every step. Handed over in pages of
/// 4 KiB each first touch is a fault, and the faults take longer than the work, most of all in
/// virtual machines; in pages of 2 MiB there are 512 times fewer. The library leaves the choice to
/// its programs. Where the system has no large pages, or a sanitizer watches the heap, nothing
/// changes.
#include <sys/mman.h>

#include <cstddef>
#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t kPage = std::size_t{2} << 20U;
/// From half a page on: the rest of the page is never touched, and costs no memory.
constexpr std::size_t kLarge = kPage / 2;

void* allocate(std::size_t size) {
  if (size < kLarge) return std::malloc(size == 0 ? 1 : size);
  const std::size_t whole = (size + kPage - 1) / kPage * kPage;
  void* const memory = std::aligned_alloc(kPage, whole);
  if (memory != nullptr) madvise(memory, whole, MADV_HUGEPAGE);  // a wish: failing is no error
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
