using Platform.Jobs;
using Platform.Leads;

namespace Platform.Loyalty;

/// <summary>The jobs that award points; ids from content, so that one deed counts once.</summary>
public static class LoyaltyJobs
{
    /// <summary>For signing up; once a customer, whatever the thread.</summary>
    public static Job LeadCaptured(LeadCapture capture) =>
        Award($"loyalty/lead/{capture.CustomerId}", capture.Email, LoyaltyReason.LeadCaptured, capture.Language, capture.At, $"{capture.Id}/loyalty");

    /// <summary>For a deed.</summary>
    /// <param name="id">The award's id: one deed, one id.</param>
    /// <param name="email">The verified customer's address.</param>
    /// <param name="reason">What for.</param>
    /// <param name="language">ISO 639-1.</param>
    /// <param name="at">When.</param>
    /// <param name="jobId">The job's id; the award's when null.</param>
    public static Job Award(string id, string email, LoyaltyReason reason, string language, DateTimeOffset at, string? jobId = null) =>
        JobData.Create(jobId ?? id, LoyaltyAward.AwardKind, new LoyaltyAward(id, Customers.CustomerIds.FromAddress(email), email, reason, language, at));
}
