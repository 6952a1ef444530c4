namespace Orleans.Runtime;

/// <summary>Which activation the current thread works for.</summary>
internal static class RuntimeContext
{
    private static readonly List<WeakReference<Slot>> s_slots = [];

    [ThreadStatic]
    private static Slot? t_slot;

    public static IGrainContext? Current => t_slot?.Context;

    public static Slot CurrentSlot => t_slot ??= Register();

    /// <summary>Every activation that a thread is inside of right now: a grain that blocks its thread is found this way.</summary>
    public static void CollectRunning(HashSet<ActivationData> into)
    {
        lock (s_slots)
        {
            s_slots.RemoveAll(static reference => !reference.TryGetTarget(out _));
            foreach (var reference in s_slots)
            {
                if (reference.TryGetTarget(out var slot) && slot.Context is ActivationData activation)
                {
                    into.Add(activation);
                }
            }
        }
    }

    private static Slot Register()
    {
        var slot = new Slot();
        lock (s_slots)
        {
            s_slots.Add(new WeakReference<Slot>(slot));
        }

        return slot;
    }

    internal sealed class Slot
    {
        public IGrainContext? Context;
    }
}
