// SPDX-License-Identifier: Apache-2.0
#include "files/file_text.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace carreau::files {

namespace {

/// A file descriptor that closes itself. A mapping remains valid after that.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path) : descriptor_(open(path.c_str(), O_RDONLY)) {}
  ~OpenFile() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  /// The size of a regular file, the only kind that can be mapped; 0 for any other.
  [[nodiscard]] std::size_t size() const {
    struct stat status = {};
    const bool is_regular =
        descriptor_ >= 0 && fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    return is_regular ? static_cast<std::size_t>(status.st_size) : 0;
  }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

}  // namespace

FileText::FileText(const std::string& path, Packed packed) {
  const bool is_itself = packed == Packed::as_it_is || gdal_path(path) == path;
  if (is_itself && !path.starts_with("/vsi")) {
    const OpenFile file(path);
    size_ = file.size();
    void* const at = size_ == 0
                         ? MAP_FAILED
                         : mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (at != MAP_FAILED) {
      mapped_ = static_cast<const char*>(at);
      return;
    }
  }
  owned_ = read_whole(path);
}

FileText::~FileText() { unmap(); }

std::string_view FileText::view() const {
  return mapped_ == nullptr ? std::string_view(owned_) : std::string_view(mapped_, size_);
}

void FileText::release(std::string_view part) const {
  if (mapped_ == nullptr || part.empty()) return;
  // Only whole pages inside the part are released: the others may still be in use.
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto begin = static_cast<std::size_t>(part.data() - mapped_);
  const std::size_t first = (begin + page - 1) / page * page;
  const std::size_t last = (begin + part.size()) / page * page;
  if (first >= last) return;
  (void)madvise(const_cast<char*>(mapped_) + first, last - first, MADV_DONTNEED);
}

void FileText::replace(std::string text) {
  unmap();
  owned_ = std::move(text);
}

void FileText::unmap() {
  // munmap() takes a non-const pointer, because it changes the address space, although not the
  // bytes.
  if (mapped_ != nullptr) munmap(const_cast<char*>(mapped_), size_);
  mapped_ = nullptr;
}

}  // namespace carreau::files
