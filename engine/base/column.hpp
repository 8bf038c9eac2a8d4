// SPDX-License-Identifier: Apache-2.0
/// Columns that are written right after they are made.
#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

namespace carreau {

/// Leaves what a vector makes room for unwritten. Filling a column of a nation with zeros before
/// its figures come is a pass over fresh memory on one thread; unwritten, the threads that write
/// the figures are the first to touch it.
template <class T>
struct Unwritten : std::allocator<T> {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  template <class U>
  struct rebind {
    using other = Unwritten<U>;
  };
  using std::allocator<T>::allocator;

  /// What resize() adds.
  template <class U>
  void construct(U* /*place*/) noexcept {}
  template <class U, class... Arguments>
  void construct(U* place, Arguments&&... arguments) {
    std::construct_at(place, std::forward<Arguments>(arguments)...);
  }
};

/// A vector whose resize() writes nothing: each element must be assigned before it is read.
template <class T>
using Column = std::vector<T, Unwritten<T>>;

}  // namespace carreau
