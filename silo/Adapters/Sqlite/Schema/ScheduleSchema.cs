namespace Platform.Silo.Adapters.Sqlite.Schema;

/// <summary>What the schedule knows of a job beside its moment.</summary>
internal static class ScheduleSchema
{
    /// <summary>The step that adds it: failed attempts, and whether the job was called off. A job that is called off has a <c>done_at</c> too, so that the index of due jobs lacks it.</summary>
    public const string Step = """
        ALTER TABLE scheduled_jobs ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE scheduled_jobs ADD COLUMN called_off INTEGER NOT NULL DEFAULT 0;
        """;
}
