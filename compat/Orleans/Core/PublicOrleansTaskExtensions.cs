namespace Orleans;

/// <summary>Extensions of tasks that the original has in its public surface.</summary>
public static class PublicOrleansTaskExtensions
{
    /// <summary>Observes the task's exception, so that nobody has to wait for it.</summary>
    public static void Ignore(this Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            _ = task.ContinueWith(
                static failed => _ = failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }
}
