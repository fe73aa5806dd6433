// What lies in the sample plane.
#pragma once

#include "Grid.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

namespace lensless::sim {

/** A thin sample on a grid: transmission t = amplitude · exp(i2π·path/λ₀). Row by row, height × width values each. */
struct Transmission {
   explicit Transmission(const Grid& onGrid)
       : grid(onGrid),
         amplitude(static_cast<std::size_t>(onGrid.height) * static_cast<std::size_t>(onGrid.width), 1.0f),
         pathNm(amplitude.size(), 0.0f) {}

   std::size_t index(int row, int column) const {
      return static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.width) + static_cast<std::size_t>(column);
   }

   Grid grid;
   std::vector<float> amplitude; ///< 0 (opaque) … 1 (clear)
   std::vector<float> pathNm;    ///< extra optical path in nm, the integral of Δn
};

/** Which object covers each point of a grid: its number from 1, 0 where there is none. Row by row. */
struct ObjectLabels {
   static constexpr int mostObjects = 65535;

   explicit ObjectLabels(const Grid& onGrid)
       : grid(onGrid), number(static_cast<std::size_t>(onGrid.height) * static_cast<std::size_t>(onGrid.width), 0) {}

   void set(int row, int column, int object) {
      number[static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.width) + static_cast<std::size_t>(column)] =
          static_cast<std::uint16_t>(object);
   }

   Grid grid;
   std::vector<std::uint16_t> number;
};

/** The next number for an object. Throws std::length_error when there are more than labels can tell apart. */
inline int nextObject(int object) {
   if (object >= ObjectLabels::mostObjects)
      throw std::length_error("The sample has more than 65535 objects. Choose a smaller sensor.");
   return object + 1;
}

/**
 * A sample that fills the plane. It is fixed in space: a finer or larger grid shows the same sample. Immutable, so that
 * threads may share it.
 */
class Sample {
public:
   virtual ~Sample() = default;

   /** True when the sample is clear everywhere. */
   virtual bool empty() const { return false; }

   /** Puts the sample into some rows of a transmission that are clear; other rows may be rendered at the same time. */
   virtual void render(Transmission& transmission, RowRange rows) const = 0;

   /** Numbers the objects that the sample consists of; where they overlap, the later one. None by default. */
   virtual void label(ObjectLabels&) const {}
};

/** Another sample, thinner or thicker: its optical paths times a factor. */
class ScaledPath : public Sample {
public:
   ScaledPath(std::unique_ptr<Sample> sample, double factor)
       : sample_(std::move(sample)), factor_(static_cast<float>(factor)) {}

   void render(Transmission& transmission, RowRange rows) const override {
      sample_->render(transmission, rows);
      for (std::size_t i = transmission.index(rows.first, 0); i < transmission.index(rows.end, 0); ++i)
         transmission.pathNm[i] *= factor_;
   }

   void label(ObjectLabels& labels) const override { sample_->label(labels); }

private:
   std::unique_ptr<Sample> sample_;
   float factor_;
};

/** Nothing: for background frames. */
class EmptySample : public Sample {
public:
   bool empty() const override { return true; }
   void render(Transmission&, RowRange) const override {}
};

} // namespace lensless::sim
