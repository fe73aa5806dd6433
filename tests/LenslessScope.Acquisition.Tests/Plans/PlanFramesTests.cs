namespace LenslessScope.Acquisition.Tests;

/// <summary>Laws of the frames of any plan, and the answers for some.</summary>
public class PlanFramesTests
{
    [Fact]
    public void Numbers_have_no_gaps_and_every_place_in_a_stack_is_taken_once() => AnyPlan.Obeys(plan =>
    {
        var stacks = plan.Stacks().ToDictionary(stack => stack.Name);
        var places = stacks.Keys.ToDictionary(name => name, _ => new HashSet<StackPlace>());
        long index = 0;
        foreach (var frame in plan.Frames())
        {
            Assert.Equal(index++, frame.Index);
            Assert.True(places[frame.Stack].Add(frame.Place), $"{frame.Stack} {frame.Place} is there twice.");
            var stack = stacks[frame.Stack];
            Assert.Equal(stack.Kind, frame.Kind);
            Assert.InRange(frame.Place.T, 0, stack.SizeT - 1);
            Assert.InRange(frame.Place.C, 0, stack.ChannelNames.Count - 1);
            Assert.InRange(frame.Place.Z, 0, stack.SizeZ - 1);
        }
        Assert.All(stacks.Values, stack => Assert.Equal(places[stack.Name].Count, stack.Frames));
        Assert.All(stacks.Values,
            stack => Assert.Equal(stack.ChannelNames.Count, stack.ChannelNames.Distinct().Count()));
        Assert.Equal(index, stacks.Values.Sum(stack => stack.Frames));
    });

    [Fact]
    public void The_schedule_ends_when_the_last_frame_is_due() => AnyPlan.Obeys(plan =>
    {
        Assert.Equal(plan.Time.Count == 0 ? null : plan.Frames().Max(frame => frame.Due), Schedule.LastDue(plan));
        if (plan.Time.Count > 0 && plan.Frames().Any(frame => frame.Kind == FrameKind.Image))
            Assert.Equal((plan with { Skip = [] }).Frames().Max(frame => frame.Due),
                Schedule.LastDue(plan with { Skip = [] }));
    });

    [Fact]
    public void Frames_are_the_same_each_time() => AnyPlan.Obeys(plan =>
    {
        Assert.Equal(plan.Frames().Select(Json.Of), (plan with { }).Frames().Select(Json.Of));
    });

    [Fact]
    public void Steps_follow_the_order_of_the_axes_as_digits_of_a_number() => AnyPlan.Obeys(plan =>
    {
        var axes = plan.Order.Concat(
            ["time", "position", .. plan.Axes.Select(a => a.Name), "channel", "exposure", "z"]).Distinct().ToList();
        var images = plan.Frames().Where(frame => frame.Kind == FrameKind.Image)
            .Select(frame => axes.Select(axis => frame.Steps.GetValueOrDefault(axis)).ToList()).ToList();

        foreach (var (before, after) in images.Zip(images.Skip(1)))
        {
            var first = before.Zip(after).First(pair => pair.First != pair.Second);
            Assert.True(first.First < first.Second);
        }
    });

    [Fact]
    public void Without_rules_every_combination_is_there() => AnyPlan.Obeys(any =>
    {
        var plan = any with { Skip = [] };
        long Size(long count) => Math.Max(1, count);

        var product = Size(plan.Time.Sum(t => t.Count)) * Size(plan.Positions.Count) * Size(plan.Channels.Count)
            * Size(plan.Z?.PositionsUm.Count ?? 0) * Size(plan.ExposuresMs.Count)
            * plan.Axes.Aggregate(1L, (all, axis) => all * axis.Values.Count);

        Assert.Equal(product, plan.Frames().Count(frame => frame.Kind == FrameKind.Image));
    });

    [Fact]
    public void Frames_become_due_in_their_order() => AnyPlan.Obeys(any =>
    {
        var due = any.Frames().Select(frame => frame.Due ?? TimeSpan.Zero).ToList();

        Assert.Equal(due.Order(), due);
    });

    [Fact]
    public void Focus_is_looked_for_once_at_each_position_of_every_Nth_time_point() => AnyPlan.Obeys(any =>
    {
        var plan = any with { Autofocus = new PlanAutofocus(500, 1500) { Every = 2 } };
        var images = plan.Frames().Where(frame => frame.Kind == FrameKind.Image)
            .GroupBy(frame => (frame.Place.T, frame.Stack)).ToList();

        Assert.All(images, group => Assert.Equal(group.Key.T % 2 == 0 ? 1 : 0, group.Count(frame => frame.FindFocus)));
        Assert.All(images, group => Assert.DoesNotContain(group.Skip(1), frame => frame.FindFocus));
    });

    [Fact]
    public void Ten_million_frames_need_no_memory()
    {
        var plan = new Plan
        {
            Time = [new(TimeSpan.FromSeconds(1), 1_000_000)],
            Z = new([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], true),
        };
        var before = GC.GetTotalMemory(forceFullCollection: true);
        long count = 0, most = 0;
        foreach (var frame in plan.Frames())
            if (++count % 1_000_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);

        Assert.Equal(10_000_000, count);
        Assert.InRange(most, long.MinValue, 20_000_000); // 2 bytes a frame; other tests, beside it, need some too
    }

    [Fact]
    public void Axes_of_ones_own_exposures_and_channels_become_channels_with_telling_names()
    {
        var plan = new Plan
        {
            Channels = [new("Blue"), new("Red")],
            ExposuresMs = [4, 16.5],
            Axes = [new("Gain", PlanSetting.OfCamera, "Gain", ["1", "2"])],
        };

        var stack = Assert.Single(plan.Stacks());

        Assert.Equal(["Blue, exposure 4 ms, Gain 1", "Blue, exposure 16.5 ms, Gain 1", "Red, exposure 4 ms, Gain 1"],
            stack.ChannelNames.Take(3));
        Assert.Equal(8, stack.ChannelNames.Count);
        var last = plan.Frames().Last();
        Assert.Equal(("Red", 16.5, "2"), (last.Channel, last.ExposureMs, last.Settings.Single().Value));
        Assert.Equal(new StackPlace(0, 7, 0), last.Place);
    }

    [Theory]
    [InlineData("time,z,channel", "XYCZT")]
    [InlineData("z,time,channel", "XYCTZ")]
    [InlineData("", "XYZCT")]
    [InlineData("channel,z,time", "XYTZC")]
    [InlineData("position,z,exposure,time", "XYTCZ")]
    public void The_order_of_axes_is_that_of_the_stack(string order, string expected)
    {
        var plan = new Plan
        {
            Order = order.Split(',', StringSplitOptions.RemoveEmptyEntries),
            Time = [new(TimeSpan.FromSeconds(10), 2)],
            Z = new([0, 5], true),
            Channels = order.Contains("exposure") ? [] : [new("A"), new("B")],
            ExposuresMs = order.Contains("exposure") ? [1, 2] : [],
        };

        Assert.Equal(expected, Assert.Single(plan.Stacks()).DimensionOrder);
    }

    [Fact]
    public void Phases_follow_each_other()
    {
        var plan = new Plan { Time = [new(TimeSpan.FromMinutes(10), 3), new(TimeSpan.FromHours(1), 2)] };

        Assert.Equal([0, 10, 20, 30, 90], plan.Frames().Select(frame => frame.Due!.Value.TotalMinutes));
    }

    [Fact]
    public void Time_inside_of_z_starts_anew_at_each_height()
    {
        var plan = new Plan
        {
            Order = ["z", "time"], Time = [new(TimeSpan.FromSeconds(5), 3)], Z = new([0, 100], false),
        };

        Assert.Equal([(0, 0), (0, 5), (0, 10), (100, 15), (100, 20), (100, 25)],
            plan.Frames().Select(frame => ((int)frame.ZUm!, (int)frame.Due!.Value.TotalSeconds)));
    }

    [Fact]
    public void A_turn_that_is_left_out_costs_no_time()
    {
        var plan = new Plan
        {
            Order = ["z", "time"], Time = [new(TimeSpan.FromSeconds(5), 2)], Z = new([0, 100, 200], false),
            Skip = [new() { Axis = "z", Steps = [1] }],
        };

        Assert.Equal([(0, 0), (0, 5), (200, 10), (200, 15)],
            plan.Frames().Select(frame => ((int)frame.ZUm!, (int)frame.Due!.Value.TotalSeconds)));
    }

    [Fact]
    public void A_channel_can_be_thinned_in_time_and_cut_in_z()
    {
        var plan = new Plan
        {
            Time = [new(TimeSpan.FromSeconds(60), 4)],
            Channels = [new("Blue"), new("Red")],
            Z = new([0, 1, 2], true),
            Skip = [new() { Axis = "time", KeepEvery = 3, Channel = "Red" },
                new() { Axis = "z", Steps = [0, 2], Channel = "Red" }],
        };

        var red = plan.Frames().Where(frame => frame.Channel == "Red").Select(frame => (frame.Place.T, frame.Place.Z));

        Assert.Equal([(0, 1), (3, 1)], red);
        Assert.Equal(12, plan.Frames().Count(frame => frame.Channel == "Blue"));
    }

    [Fact]
    public void Reference_frames_come_first_for_every_channel_with_its_light_and_exposure()
    {
        var plan = new Plan
        {
            Channels = [new("Blue") { Preset = new("Light", "Blue"), ExposureMs = 4 },
                new("Red") { Preset = new("Light", "Red") }],
            ExposureMs = 9,
            Background = new(2) { Preset = new("Sample", "Empty"), XUm = 100, YUm = 0 },
            Dark = new(1),
        };

        var frames = plan.Frames().ToList();

        Assert.Equal(["dark", "dark", "background", "background", "background", "background", "run", "run"],
            frames.Select(frame => frame.Stack));
        Assert.Equal([true, true, false, false, false, false, false, false], frames.Select(frame => frame.LightOff));
        Assert.Equal([4d, 9, 4, 4, 9, 9, 4, 9], frames.Select(frame => frame.ExposureMs ?? 0));
        Assert.Equal([new PresetChoice("Light", "Red"), new PresetChoice("Sample", "Empty")], frames[4].Presets);
        Assert.Equal((100, null), (frames[4].XUm, frames[6].XUm));
        Assert.All(frames, frame => Assert.Null(frame.Due));
    }

    [Fact]
    public void Heights_add_up_from_position_stack_and_channel()
    {
        var plan = new Plan
        {
            Positions = [new("A", ZUm: 100), new("B")],
            Channels = [new("Blue"), new("Red") { ZOffsetUm = 3 }],
            Z = new([-10, 10], true),
        };

        Assert.Equal(
            [(90, false), (110, false), (93, false), (113, false), (-10, true), (10, true), (-7, true), (13, true)],
            plan.Frames().Select(frame => ((int)frame.ZUm!, frame.ZRelative)));
        Assert.Equal(20, plan.Stacks()[0].ZStepUm);
    }

    [Theory]
    [InlineData(new double[] { 0, 0.1, 0.2, 0.30000000000000004 }, 0.1)]
    [InlineData(new double[] { 10, 5, 0 }, 5d)]
    [InlineData(new double[] { 0, 5, 0 }, null)]
    [InlineData(new double[] { 0, 5, 11 }, null)]
    [InlineData(new double[] { 7 }, null)]
    public void The_step_of_a_stack_is_told_where_there_is_one(double[] positions, double? step) =>
        Assert.Equal(step, Assert.Single(new Plan { Z = new(positions, true) }.Stacks()).ZStepUm);

    [Fact]
    public void A_plan_with_problems_has_no_frames()
    {
        var plan = new Plan { Averages = 0, Name = "a/b" };

        Assert.Equal(2, Assert.Throws<PlanException>(plan.Frames).Problems.Count);
        Assert.Equal(2, Assert.Throws<PlanException>(plan.Stacks).Problems.Count);
    }
}
