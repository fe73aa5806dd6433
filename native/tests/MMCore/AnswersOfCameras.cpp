// Answers: snaps, sequences, the region and the buffer.
#include "AnswerInstrument.h"

Situations AnswersOfCameras() {
   return {
       {"no camera snap", Ok([](Instrument& i) { i.core.snapImage(); })},
       {"no camera exposure", [](Instrument& i) { return Text(i.core.getExposure()); }},
       {"no camera setExposure", Ok([](Instrument& i) { i.core.setExposure(5); })},
       {"no camera start", Ok([](Instrument& i) { i.core.startSequenceAcquisition(1, 0, true); })},
       {"no cam getImageWidth", [](Instrument& i) { return std::to_string(i.core.getImageWidth()); }},
       {"no cam isSequenceRunning", [](Instrument& i) { return std::to_string(i.core.isSequenceRunning()); }},
       {"no cam stop", Ok([](Instrument& i) { i.core.stopSequenceAcquisition(); })},
       {"no cam roi",
        [](Instrument& i) {
           int x = 1, y = 1, w = 1, h = 1;
           i.core.getROI(x, y, w, h);
           return std::to_string(x + y + w + h);
        }},
       {"no cam clearROI", Ok([](Instrument& i) { i.core.clearROI(); })},
       {"no cam getBinning", Ok([](Instrument& i) { i.core.getBinning(); })},
       {"setExposure",
        [](Instrument& i) {
           i.Ready();
           i.core.setExposure(7);
           return Text(i.core.getExposure());
        }},
       {"setROI big",
        [](Instrument& i) {
           i.Ready();
           i.core.setROI(0, 0, 9999, 9999);
           return std::to_string(i.core.getImageWidth());
        }},
       {"clear",
        [](Instrument& i) {
           i.Ready();
           i.core.setROI(0, 0, 10, 10);
           i.core.clearROI();
           return std::to_string(i.core.getImageWidth());
        }},
       {"setROI neg",
        [](Instrument& i) {
           i.Ready();
           i.core.setROI(-5, -5, 10, 10);
           return std::to_string(i.core.getImageWidth());
        }},
       {"getImage ch 5",
        [](Instrument& i) {
           i.Ready();
           i.core.snapImage();
           return std::to_string(i.core.getImage(5) != nullptr);
        }},
       {"lastImage empty", Ok([](Instrument& i) {
           i.Ready();
           i.core.initializeCircularBuffer();
           i.core.getLastImage();
        })},
       {"start", Ok([](Instrument& i) {
           i.Ready();
           i.core.startContinuousSequenceAcquisition(0);
        })},
       {"start again", Ok([](Instrument& i) {
           i.Run();
           i.core.startContinuousSequenceAcquisition(0);
        })},
       {"setCamera during", Ok([](Instrument& i) {
           i.Run();
           i.core.setCameraDevice("Cam");
        })},
       {"binning during", Ok([](Instrument& i) {
           i.Run();
           i.core.setBinning(2);
        })},
       {"roi during", Ok([](Instrument& i) {
           i.Run();
           i.core.setROI(0, 0, 10, 10);
        })},
       {"snap during", Ok([](Instrument& i) {
           i.Run();
           i.core.snapImage();
        })},
       {"getImage during",
        [](Instrument& i) {
           i.Run();
           return std::to_string(i.core.getImage() != nullptr);
        }},
       {"buffer fp during", Ok([](Instrument& i) {
           i.Run();
           i.core.setCircularBufferMemoryFootprint(20);
        })},
       {"stop", Ok([](Instrument& i) {
           i.Run();
           i.core.stopSequenceAcquisition();
        })},
       {"stop2", Ok([](Instrument& i) {
           i.Run();
           i.core.stopSequenceAcquisition();
           i.core.stopSequenceAcquisition();
        })},
       {"start 0", Ok([](Instrument& i) {
           i.Ready();
           i.core.startSequenceAcquisition(0, 0, true);
        })},
       {"fp 0", Ok([](Instrument& i) {
           i.Ready();
           i.core.setCircularBufferMemoryFootprint(0);
        })},
       {"fp 16",
        [](Instrument& i) {
           i.Ready();
           i.core.setROI(0, 0, 10, 10);
           i.core.setCircularBufferMemoryFootprint(16);
           return std::to_string(i.core.getBufferTotalCapacity()) + " " +
                  std::to_string(i.core.getBufferFreeCapacity());
        }},
   };
}
