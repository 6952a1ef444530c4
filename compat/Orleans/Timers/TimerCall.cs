namespace Orleans.Runtime;

/// <summary>Named as in the original, because call filters see ticks and tell them by this interface.</summary>
internal interface IGrainTimerInvoker : IAddressable
{
    Task InvokeCallbackAsync();
}

internal sealed class TimerCall : VoidCall
{
    private static readonly GrainMethod s_method =
        new(typeof(IGrainTimerInvoker), typeof(IGrainTimerInvoker).GetMethod(nameof(IGrainTimerInvoker.InvokeCallbackAsync))!);

    private readonly GrainTimer _timer;

    public TimerCall(GrainTimer timer)
    {
        _timer = timer;
        Method = s_method;
    }

    public override bool AlwaysInterleave => _timer.Interleave;

    public override bool IsLocal => true;

    public override bool KeepsAlive => _timer.KeepAlive;

    protected override ValueTask InvokeCore(object target) => new(_timer.TickAsync());
}
