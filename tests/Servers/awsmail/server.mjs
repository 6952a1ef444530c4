// fauxqs (SQS, S3, SNS) and aws-ses-v2-local (SES v2) in one process, on free ports of loopback. Says where on the first line, and ends with its
// standard input: a test run that is killed leaves nothing behind.
import ses from 'aws-ses-v2-local'
import { startFauxqs } from 'fauxqs'

const aws = await startFauxqs({ port: 0, logger: false })
const start = ses.default ?? ses
const mail = await start({ host: '127.0.0.1', port: 0 })
if (!mail.listening) {
  await new Promise(resolve => mail.once('listening', resolve))
}
console.log(JSON.stringify({ aws: `http://127.0.0.1:${aws.port}`, ses: `http://127.0.0.1:${mail.address().port}` }))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
