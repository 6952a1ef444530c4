using Platform.Encryption;

namespace Platform.Leads;

/// <summary>What is kept of a customer who agreed to offers, with score and sequence. Key: <see cref="Customers.CustomerIds.FromAddress"/>, never the address.</summary>
[Alias("platform.leads.i-lead-record-grain")]
public interface ILeadRecordGrain : IEncryptedState
{
    /// <summary>The lead; null when there is none.</summary>
    [ReadOnly, Alias("Get")]
    Task<LeadRecord?> Get();

    /// <summary>Keeps what was captured, scores it and begins the sequence of its band. A repeat changes nothing.</summary>
    /// <param name="capture">What a customer gave together with an explicit consent.</param>
    /// <exception cref="InvalidOperationException">The consent is not recorded yet: the job is tried again.</exception>
    [Alias("Capture")]
    Task Capture(LeadCapture capture);

    /// <summary>Counts what the customer did, and scores again. Ignored when there is no lead: without consent nothing is kept.</summary>
    /// <param name="activity">What was done; a repeat changes nothing.</param>
    [Alias("Note")]
    Task Note(LeadActivity activity);

    /// <summary>Does a step of the lead's sequence that has become due: asks for the consent again, sends, enters the next step.</summary>
    /// <param name="step">The step; one that is not the lead's current one does nothing.</param>
    [Alias("Fire")]
    Task Fire(SequenceStep step);

    /// <summary>Removes everything that is kept, and calls off the sequence.</summary>
    [Alias("Erase")]
    Task Erase();
}
