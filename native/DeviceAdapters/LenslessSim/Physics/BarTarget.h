// A resolution target.
#pragma once

#include "Sample.h"

#include <vector>

namespace lensless::sim {

/** A rectangle in the sample plane, µm from the axis. */
struct RectangleUm {
   double left, top, right, bottom;
};

/**
 * One element of the target: three opaque upright bars of width w in a square of 5 w, and right of it, 2 w apart, three
 * lying bars in another. Bars and gaps are equally wide: w is the half-pitch.
 */
struct BarElement {
   double halfPitchUm;
   RectangleUm upright; ///< the square around the upright bars
   RectangleUm lying;   ///< the square around the lying bars
};

/**
 * Opaque bars on clear ground: half-pitches of 30, 25 | 20, 15, 12 | 9, 7, 5.5, 4.4, 3.5, 2.8, 2.2 |
 * 1.84, 1.55, 1.30, 1.10, 0.92 µm in four rows, each row centred on the axis.
 */
class BarTarget : public Sample {
public:
   /** All elements, coarsest first. */
   static std::vector<BarElement> elements();

   void render(Transmission& transmission, RowRange rows) const override;
};

/**
 * One element again and again, 30 µm apart: opaque bars of one half-pitch. The middle of one element, between its
 * upright and its lying bars, lies on the axis.
 */
class BarField : public Sample {
public:
   explicit BarField(double halfPitchUm) : halfPitchUm_(halfPitchUm) {}

   /** The element whose middle lies at a place. */
   static BarElement elementAt(double xUm, double yUm, double halfPitchUm);

   void render(Transmission& transmission, RowRange rows) const override;

private:
   double halfPitchUm_;
};

} // namespace lensless::sim
