using Orleans.Runtime;

namespace Orleans;

/// <summary>Where reminders are kept. A range is (begin, end], around the ring; begin == end is all of it.</summary>
public interface IReminderTable
{
#pragma warning disable CS0618 // The older way to say it is still the default of the newer one.
    Task StartAsync(CancellationToken cancellationToken = default) => Init();
#pragma warning restore CS0618

    [Obsolete("Implement and use StartAsync instead")]
    Task Init() => Task.CompletedTask;

    Task<ReminderTableData> ReadRows(GrainId grainId);

    Task<ReminderTableData> ReadRows(uint begin, uint end);

    Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName);

    /// <summary>Gives the new ETag, or null if another writer was first.</summary>
    Task<string?> UpsertRow(ReminderEntry entry);

    Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag);

    Task TestOnlyClearTable();

    Task StopAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
