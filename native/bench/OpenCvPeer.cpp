// The benchmark's work in OpenCV: reads "NAME THREADS" lines, answers with milliseconds of processor and wall.
//   whole   counts -> sqrt -> dft -> times H (kept) -> inverse dft -> amplitude
//   square  dft and inverse dft of 2048 x 2048 complex numbers
#include <chrono>
#include <cmath>
#include <complex>
#include <ctime>
#include <fstream>
#include <iostream>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

namespace {

struct Request {
  std::string file;
  int height, width, rows, columns;
  double background, pixelUm, wavelengthUm, distanceUm;
};

double processorMs() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) * 1e-6;
}

cv::Mat transfer(const Request& r) {
  const auto frequency = [&](int k, int n) { return (k < (n + 1) / 2 ? k : k - n) / (n * r.pixelUm); };
  const auto limit = [&](int n) {
    const double ratio = 2 * std::abs(r.distanceUm) / (n * r.pixelUm);
    return 1 / (r.wavelengthUm * std::sqrt(ratio * ratio + 1));
  };
  const double pi = std::acos(-1.0);
  cv::Mat h(r.rows, r.columns, CV_32FC2, cv::Scalar::all(0));
  for (int y = 0; y < r.rows; y++)
    for (int x = 0; x < r.columns; x++) {
      const double fy = frequency(y, r.rows), fx = frequency(x, r.columns);
      const double axial = 1 / (r.wavelengthUm * r.wavelengthUm) - fx * fx - fy * fy;
      if (axial <= 0 || std::abs(fy) > limit(r.rows) || std::abs(fx) > limit(r.columns))
        continue;
      const auto value = std::polar(1.0, 2 * pi * r.distanceUm * (std::sqrt(axial) - 1 / r.wavelengthUm));
      h.at<cv::Vec2f>(y, x) = cv::Vec2f(static_cast<float>(value.real()), static_cast<float>(value.imag()));
    }
  return h;
}

cv::Mat whole(const Request& r, const cv::Mat& counts, const cv::Mat& h) {
  cv::Mat padded(r.rows, r.columns, CV_32F, cv::Scalar(0));
  cv::Mat area = padded(cv::Rect(0, 0, r.width, r.height));
  cv::Mat relative;
  counts.convertTo(relative, CV_32F, 1 / r.background);
  cv::sqrt(relative, relative);
  cv::subtract(relative, cv::Scalar(1), area);
  cv::Mat spectrum;
  cv::dft(padded, spectrum, cv::DFT_COMPLEX_OUTPUT, r.height);
  cv::mulSpectrums(spectrum, h, spectrum, 0);
  cv::dft(spectrum, spectrum, cv::DFT_INVERSE | cv::DFT_SCALE | cv::DFT_COMPLEX_OUTPUT, r.height);
  std::vector<cv::Mat> parts;
  cv::split(spectrum(cv::Rect(0, 0, r.width, r.height)), parts);
  parts[0] += 1;
  cv::Mat amplitude;
  cv::magnitude(parts[0], parts[1], amplitude);
  return amplitude;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 10) {
    std::cerr << "OpenCvPeer is started by the benchmark of LenslessScope.Holography.\n";
    return 2;
  }
  const Request r{argv[1],
                  std::stoi(argv[2]),
                  std::stoi(argv[3]),
                  std::stoi(argv[4]),
                  std::stoi(argv[5]),
                  std::stod(argv[6]),
                  std::stod(argv[7]),
                  std::stod(argv[8]),
                  std::stod(argv[9])};
  cv::Mat counts(r.height, r.width, CV_8U);
  std::ifstream(r.file, std::ios::binary).read(reinterpret_cast<char*>(counts.data), counts.total());
  const cv::Mat h = transfer(r);
  cv::Mat square(2048, 2048, CV_32FC2);
  cv::randu(square, cv::Scalar::all(-1), cv::Scalar::all(1));
  cv::Mat result, spectrum;

  std::cout << "ready" << std::endl;
  std::string name;
  int threads = 0;
  while (std::cin >> name >> threads) {
    cv::setNumThreads(threads);
    const double cpu = processorMs();
    const auto wall = std::chrono::steady_clock::now();
    if (name == "whole") {
      result = whole(r, counts, h);
    } else {
      cv::dft(square, spectrum, cv::DFT_COMPLEX_OUTPUT);
      cv::dft(spectrum, result, cv::DFT_INVERSE | cv::DFT_SCALE | cv::DFT_COMPLEX_OUTPUT);
    }
    const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - wall;
    std::cout << processorMs() - cpu << ' ' << taken.count() << std::endl;
  }
}
