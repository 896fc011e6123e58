// Builds and searches an hnswlib index for `./fm bench index`, which compiles this file against the
// header of Debian's libhnswlib-dev. Vectors come in NumPy files (version 1, float32, C order) and
// are of unit length.
//
//   hnswlib_bench build BASE DIMENSION M EF_CONSTRUCTION THREADS INDEX
//   hnswlib_bench search INDEX DIMENSION QUERIES
//
// `search` loads the index, prints "ready", and then answers each line of its standard input:
//
//   run COUNT K EF FILE   asks the first COUNT queries one after another in this thread, writes for
//                         each of them int64 nanoseconds and K × int32 ids (-1 where fewer were
//                         found) to FILE, and prints "done"
//
// It ends with its standard input.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <string>
#include <thread>
#include <vector>

#include <hnswlib/hnswlib.h>

namespace {

using Index = hnswlib::HierarchicalNSW<float>;

// The numbers after the header, whose length is the little-endian uint16 at byte 8.
std::vector<float> read_npy(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  unsigned char prefix[10];
  file.read(reinterpret_cast<char*>(prefix), sizeof prefix);
  if (!file) throw std::runtime_error("must be a NumPy file: " + path);
  const std::streamoff begin = 10 + prefix[8] + 256 * prefix[9];
  file.seekg(0, std::ios::end);
  std::vector<float> floats((file.tellg() - begin) / sizeof(float));
  file.seekg(begin);
  file.read(reinterpret_cast<char*>(floats.data()), floats.size() * sizeof(float));
  if (!file) throw std::runtime_error("must be readable to its end: " + path);
  return floats;
}

// Adds the vector with the number `first` alone, since an empty index has no entry point, and the
// others in their order by as many threads as are asked for.
void build(char** args) {
  const size_t dimension = std::stoull(args[1]);
  const size_t m = std::stoull(args[2]), ef_construction = std::stoull(args[3]);
  const int threads = std::stoi(args[4]);
  const std::vector<float> base = read_npy(args[0]);
  const size_t rows = base.size() / dimension;
  hnswlib::InnerProductSpace space(dimension);
  Index index(&space, rows, m, ef_construction);
  std::atomic<size_t> next{0};
  auto add_next = [&] {
    const size_t row = next++;
    if (row >= rows) return false;
    index.addPoint(base.data() + row * dimension, row);
    return true;
  };
  add_next();
  std::vector<std::thread> workers;
  for (int i = 0; i < threads; i++) {
    workers.emplace_back([&] {
      while (add_next()) {
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  index.saveIndex(args[5]);
}

int64_t ask(const Index& index, const float* query, size_t k, int32_t* ids) {
  const auto begin = std::chrono::steady_clock::now();
  auto found = index.searchKnn(query, k);
  std::fill(ids, ids + k, -1);
  while (!found.empty()) {  // the farthest first
    ids[found.size() - 1] = static_cast<int32_t>(found.top().second);
    found.pop();
  }
  const auto end = std::chrono::steady_clock::now();
  return std::chrono::duration_cast<std::chrono::nanoseconds>(end - begin).count();
}

void ask_all(const Index& index, const std::vector<float>& queries, size_t dimension, size_t count,
             size_t k, const std::string& path) {
  std::vector<int64_t> nanos(count);
  std::vector<int32_t> ids(count * k);
  for (size_t query = 0; query < count; query++) {
    nanos[query] = ask(index, queries.data() + query * dimension, k, ids.data() + query * k);
  }
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  for (size_t query = 0; query < count; query++) {
    file.write(reinterpret_cast<const char*>(&nanos[query]), sizeof(int64_t));
    file.write(reinterpret_cast<const char*>(&ids[query * k]), k * sizeof(int32_t));
  }
  file.close();
  if (!file) throw std::runtime_error("must be writable: " + path);
}

void search(char** args) {
  const size_t dimension = std::stoull(args[1]);
  hnswlib::InnerProductSpace space(dimension);
  Index index(&space, args[0]);
  const std::vector<float> queries = read_npy(args[2]);
  std::cout << "ready" << std::endl;
  std::string command, file;
  size_t count, k, ef;
  while (std::cin >> command >> count >> k >> ef && std::getline(std::cin >> std::ws, file)) {
    if (command != "run" || count * dimension > queries.size()) {
      throw std::runtime_error("must be run, with no more queries than there are: " + command);
    }
    index.setEf(ef);
    ask_all(index, queries, dimension, count, k, file);
    std::cout << "done" << std::endl;
  }
}

}  // namespace

int main(int count, char** args) {
  try {
    const std::string task = count > 1 ? args[1] : "";
    if (task == "build" && count == 8) {
      build(args + 2);
    } else if (task == "search" && count == 5) {
      search(args + 2);
    } else {
      std::cerr << "must be build or search with their arguments" << std::endl;
      return 2;
    }
  } catch (const std::exception& e) {
    std::cerr << e.what() << std::endl;
    return 1;
  }
  return 0;
}
