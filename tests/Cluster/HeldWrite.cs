namespace Platform.Tests.Cluster;

/// <summary>The write at which a process is to die: the first one that matches, of whichever process, does not arrive.</summary>
/// <param name="operation">The operation of DynamoDB, such as <c>PutItem</c>.</param>
/// <param name="partition">What the row's partition begins with.</param>
/// <param name="number">The how manieth such write, from 1.</param>
internal sealed class HeldWrite(string operation, string partition, int number)
{
    private readonly TaskCompletionSource<int> _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _seen;

    /// <summary>Completes with the number of the process that is at it.</summary>
    public Task<int> Reached => _reached.Task;

    /// <summary>Whether this request is the one.</summary>
    public bool Holds(int process, string target, string body)
    {
        var holds = target.EndsWith($".{operation}", StringComparison.Ordinal)
            && body.Contains($"\"{partition}", StringComparison.Ordinal)
            && Interlocked.Increment(ref _seen) == number;
        if (holds)
        {
            _reached.SetResult(process);
        }

        return holds;
    }
}
