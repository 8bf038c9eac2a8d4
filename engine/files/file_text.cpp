// SPDX-License-Identifier: Apache-2.0
#include "files/file_text.hpp"

#include "base/error.hpp"
#include "files/gdal_source.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <mutex>
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

  /// Of a regular file, the only kind that can be mapped; a size of 0 for any other.
  [[nodiscard]] FileState state() const {
    struct stat status = {};
    const bool is_regular =
        descriptor_ >= 0 && fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
    if (!is_regular) return {};
    constexpr std::int64_t kNanoseconds = 1'000'000'000;
    return {status.st_size, status.st_mtim.tv_sec * kNanoseconds + status.st_mtim.tv_nsec};
  }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

/// A part of the memory that shows a file. The handler of a signal can use no container.
struct Mapping {
  std::atomic<const char*> begin = nullptr;
  std::atomic<std::size_t> size = 0;
};
constexpr std::size_t kMostMappings = 256;
std::array<Mapping, kMostMappings> all_mappings;
struct sigaction other_bus_action = {};

/// The system sends SIGBUS where a page of a mapping is read that its file no longer has. From
/// there on, zero bytes take the place of the file.
void fill_with_zeros(int signal, siginfo_t* info, void* /*context*/) {
  const auto* const at = static_cast<const char*>(info->si_addr);
  for (const Mapping& mapping : all_mappings) {
    const char* const begin = mapping.begin.load();
    if (begin == nullptr || at < begin || at >= begin + mapping.size.load()) continue;
    const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    const std::size_t first = static_cast<std::size_t>(at - begin) / page * page;
    void* const filled = mmap(const_cast<char*>(begin) + first, mapping.size.load() - first,
                              PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (filled != MAP_FAILED) return;
  }
  // Of something else: whoever was there before deals with it when the access is repeated.
  sigaction(SIGBUS, &other_bus_action, nullptr);
  // One that a process sends repeats no access.
  if (info->si_code <= 0) std::raise(signal);
}

void catch_missing_pages() {
  static std::once_flag once;
  std::call_once(once, [] {
    struct sigaction action = {};
    action.sa_sigaction = fill_with_zeros;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGBUS, &action, &other_bus_action);
  });
}

/// False where there are too many already.
bool note_mapping(const char* begin, std::size_t size) {
  for (Mapping& mapping : all_mappings) {
    const char* none = nullptr;
    if (!mapping.begin.compare_exchange_strong(none, begin)) continue;
    mapping.size = size;
    return true;
  }
  return false;
}

void forget_mapping(const char* begin) {
  for (Mapping& mapping : all_mappings) {
    if (mapping.begin.load() != begin) continue;
    mapping.size = 0;
    mapping.begin = nullptr;
    return;
  }
}

}  // namespace

FileText::FileText(const std::string& path, Packed packed) : path_(path) {
  const bool is_itself = packed == Packed::as_it_is || gdal_path(path) == path;
  if (is_itself && !path.starts_with("/vsi")) {
    const OpenFile file(path);
    state_ = file.state();
    size_ = static_cast<std::size_t>(state_.size);
    void* const at = size_ == 0
                         ? MAP_FAILED
                         : mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file.descriptor(), 0);
    if (at != MAP_FAILED) {
      catch_missing_pages();
      if (note_mapping(static_cast<const char*>(at), size_)) {
        mapped_ = static_cast<const char*>(at);
        return;
      }
      munmap(at, size_);
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

void FileText::check_unchanged() const {
  if (state_.size == 0 || OpenFile(path_).state() == state_) return;
  throw IoError(base_name(path_), Message{"changed_while_read"}, Message{"run_again"});
}

void FileText::replace(std::string text) {
  unmap();
  owned_ = std::move(text);
}

void FileText::unmap() {
  // munmap() takes a non-const pointer, because it changes the address space, although not the
  // bytes.
  if (mapped_ != nullptr) {
    forget_mapping(mapped_);
    munmap(const_cast<char*>(mapped_), size_);
  }
  mapped_ = nullptr;
}

}  // namespace carreau::files
