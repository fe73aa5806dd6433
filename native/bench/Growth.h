// How much memory the process gains over a long sequence.
#pragma once

/** Resident memory, in bytes. */
struct Growth {
   long before; // after a short sequence: threads, allocator and buffer have taken what they need once
   long after;
};

/** A sequence of a million frames of 16×16 pixels in the default buffer, whose program keeps pace. */
Growth GrowthOfPoppedFrames();
/** The same in a buffer of 4 MB that overwrites, and nobody pops. */
Growth GrowthOfOverwrittenFrames();
