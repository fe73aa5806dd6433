// Answers: stages, delays and waiting.
#include "AnswerInstrument.h"

Situations AnswersOfStages() {
   return {
       {"no focus getPosition", Ok([](Instrument& i) { i.core.getPosition(); })},
       {"no xy", Ok([](Instrument& i) { i.core.getXPosition(); })},
       {"xy",
        [](Instrument& i) {
           i.Ready();
           i.core.setXYPosition(10, 20);
           return Text(i.core.getXPosition()) + " " + Text(i.core.getYPosition());
        }},
       {"xy rel",
        [](Instrument& i) {
           i.Ready();
           i.core.setXYPosition(10, 20);
           i.core.getXPosition();
           i.core.setRelativeXYPosition(1, 2);
           return Text(i.core.getXPosition()) + " " + Text(i.core.getYPosition());
        }},
       {"xy origin",
        [](Instrument& i) {
           i.Ready();
           i.core.setXYPosition(10, 20);
           i.core.getXPosition();
           i.core.setRelativeXYPosition(1, 2);
           i.core.setOriginXY();
           return Text(i.core.getXPosition());
        }},
       {"home", Ok([](Instrument& i) {
           i.Ready();
           i.core.home("XY");
        })},
       {"z",
        [](Instrument& i) {
           i.Ready();
           i.core.setPosition("Z", 5);
           return Text(i.core.getPosition("Z"));
        }},
       {"z rel",
        [](Instrument& i) {
           i.Ready();
           i.core.setPosition("Z", 5);
           i.core.setRelativePosition("Z", 1.5);
           return Text(i.core.getPosition("Z"));
        }},
       {"z limits", Ok([](Instrument& i) {
           i.Ready();
           i.core.setPosition("Z", 301);
        })},
       {"z dir",
        [](Instrument& i) {
           i.Ready();
           i.core.setFocusDirection("Z", 1);
           return std::to_string(i.core.getFocusDirection("Z"));
        }},
       {"stop z", Ok([](Instrument& i) {
           i.Ready();
           i.core.stop("Z");
        })},
       {"origin z",
        [](Instrument& i) {
           i.Ready();
           i.core.setPosition("Z", 6.5);
           i.core.setOrigin("Z");
           return Text(i.core.getPosition("Z"));
        }},
       {"adapterorigin z", Ok([](Instrument& i) {
           i.Ready();
           i.core.setAdapterOrigin("Z", 0);
        })},
       {"delay",
        [](Instrument& i) {
           i.Ready();
           i.core.setDeviceDelayMs("Z", 12);
           return Text(i.core.getDeviceDelayMs("Z"));
        }},
       {"neg delay",
        [](Instrument& i) {
           i.Ready();
           i.core.setDeviceDelayMs("Z", -1);
           return Text(i.core.getDeviceDelayMs("Z"));
        }},
       {"timeout",
        [](Instrument& i) {
           i.core.setTimeoutMs(0);
           i.core.setTimeoutMs(-1);
           return std::to_string(i.core.getTimeoutMs());
        }},
       {"sleep neg", Ok([](Instrument& i) { i.core.sleep(-1); })},
       {"waitForConfig none", Ok([](Instrument& i) { i.core.waitForConfig("None", "None"); })},
       {"waitForDevice none", Ok([](Instrument& i) { i.core.waitForDevice("None"); })},
       {"waitDevType", Ok([](Instrument& i) {
           i.Ready();
           i.core.waitForDeviceType(MM::StageDevice);
        })},
   };
}
