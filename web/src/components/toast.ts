import { notifications } from '@mantine/notifications';
import { saying } from '@/api/problem';
import { messages } from '@/messages/en';

export function toastDone(message: string): void {
  notifications.show({ message, color: 'accent', autoClose: 4000 });
}

export function toastProblem(error: unknown): void {
  notifications.show({ title: messages.common.failedTitle, message: saying(error), color: 'danger', autoClose: 10_000 });
}
